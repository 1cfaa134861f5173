// The need that the scenario carries to its use, and what its people write on the way. All fictitious.
export const NEED = {
  title: "Đọc phim X-quang tay chân nghi gãy xương ngay trong buổi khám ở trạm y tế",
  summary:
    "Trạm chụp được phim tay chân nhưng phải chờ bác sĩ tuyến trên đọc. Cần công cụ chỉ ra chỗ nghi gãy để trạm bó nẹp và chuyển đúng người.",
  texts: {
    context:
      "Trạm có máy X-quang kỹ thuật số và kỹ thuật viên. Phim tay chân được gửi lên trung tâm y tế cuối ngày, thường đến hôm sau mới có người đọc.",
    problem:
      "Mỗi tháng khoảng 140 người té ngã đến trạm. Một phần ba được chuyển tuyến dù không gãy; sáu người trong quý có gãy nhưng được cho về.",
    outcome: "Bác sĩ trạm thấy vùng nghi gãy trong lúc người bệnh còn ở trạm và quyết định bó nẹp hay chuyển tuyến.",
    constraints: "Chạy được khi mất mạng; ảnh rời trạm không còn tên và ngày sinh; bác sĩ là người kết luận.",
    ip_terms: "Nơi cung cấp giữ quyền với phần mềm; ngành y tế thành phố được dùng không thời hạn tại cơ sở công lập.",
    eligibility: "Doanh nghiệp, viện, trường đã thử phần mềm đọc phim ở ít nhất một cơ sở y tế.",
  },
  measures: [
    {
      name: "Thời gian từ lúc chụp đến khi có nhận định",
      unit: "phút",
      baseline: "1080",
      target: "15",
      direction: "decrease",
    },
    {
      name: "Độ nhạy phát hiện gãy xương",
      unit: "%",
      baseline: "78",
      target: "92",
      direction: "increase",
    },
  ],
  sites: ["Trạm Y tế phường Bình Quới Đông", "Trạm Y tế phường Cầu Sạn"],
  topics: ["Chẩn đoán hình ảnh"],
  contact: {
    name: "Nguyễn Thị Thu Ba",
    email: "tram@tyt-binh-quoi-dong.example",
    phone: "028 3999 0000",
  },
};

export const ANSWER = {
  title: "Phần mềm chỉ vùng nghi gãy xương chạy tại chỗ cho trạm y tế",
  texts: {
    approach: "Phần mềm chạy trên máy tính của trạm, đánh dấu vùng nghi gãy trong dưới một phút và xếp mức khẩn.",
    evidence: "Đã thử trên 2.400 phim tay chân của ba cơ sở: độ nhạy 93 %, độ đặc hiệu 88 %.",
    ip: "Công ty giữ quyền với phần mềm; cơ quan đặt hàng được dùng không thời hạn tại nơi thí điểm.",
    data_security: "Ảnh không rời trạm; nhật ký truy cập được lưu một năm.",
    risks: "Máy cũ cho ảnh mờ: bộ chấm chất lượng báo chụp lại ngay.",
  },
  plan: "Lắp đặt trong tháng đầu, vận hành bốn tháng, đánh giá tháng cuối.",
  milestones: [
    { title: "Lắp đặt và tập huấn xong ở hai trạm", month: "1", deliverable: "Biên bản bàn giao" },
    { title: "Đọc đủ 600 phim", month: "5", deliverable: "Bộ số liệu đối chiếu" },
  ],
  promised: ["12", "93"],
  how: "Đối chiếu nhật ký phần mềm với sổ chụp của trạm.",
  member: { name: "Huỳnh Gia Bảo", role: "Chủ nhiệm" },
  budget: { item: "Quyền sử dụng và lắp đặt", amount: "900000000" },
};

export const REPORT = {
  overview: "Thí điểm chạy ở hai trạm trong bốn tháng, đọc 640 phim tay chân.",
  methods: "Mỗi phim được hai bác sĩ đọc độc lập; thời gian lấy từ nhật ký phần mềm.",
  results: "Trung vị thời gian còn 11 phút; độ nhạy 93,5 %.",
  discussion: "Phim khuỷu tay trẻ em còn khó; cần thêm dữ liệu trước khi mở rộng cho nhóm này.",
  conclusion: "Đề nghị đưa vào dùng tại hai trạm và mở thêm mỗi quý ba trạm.",
};
