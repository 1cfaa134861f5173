# Các trang công khai.

## Khung trang
pages-skip = Đến nội dung chính
pages-nav = Điều hướng chính
pages-nav-challenges = Bài toán
pages-nav-capabilities = Giải pháp
pages-nav-organisations = Tổ chức
pages-nav-topics = Chủ đề
pages-nav-programmes = Chương trình
pages-nav-deployments = Đang sử dụng
pages-nav-help = Cách làm
pages-sign-in = Không gian làm việc
pages-home = Trang chủ
pages-crumbs = Vị trí của trang
pages-footer-about = Nhịp Cầu nối bài toán của ngành y tế với người giải: từ lúc đặt hàng đến khi kết quả được đưa vào sử dụng và đo lường.
pages-footer-api = Giao diện lập trình
pages-footer-privacy = Không đưa dữ liệu nhận diện người bệnh lên hệ thống này, ở bất cứ mục nào.

## Trang chủ
pages-home-document = Nhịp Cầu – đặt hàng đổi mới sáng tạo cho y tế công cộng
pages-home-title = Từ một bài toán y tế đến một giải pháp đang được dùng
pages-home-lead = Trạm y tế, bệnh viện và sở y tế nêu điều đang cần. Viện, trường và doanh nghiệp trả lời. Ai cũng theo dõi được từng nhịp: đặt hàng, kết nối, hồ sơ, quyết định, thí điểm, sử dụng.
pages-home-open = Đang nhận hồ sơ
pages-home-results = Đã đi đến thí điểm
pages-see-all = Xem tất cả
pages-counts = Con số đến hôm nay
pages-count-needs = bài toán đã công bố
pages-count-open = bài toán đang nhận hồ sơ
pages-count-pilots = bài toán đã vào thí điểm
pages-count-done = bài toán đã đi hết chặng
pages-how = Bốn bước
pages-how-order = Đặt hàng
pages-how-order-says = Đơn vị y tế viết bài toán, nêu điều muốn đạt bằng con số. Sở Y tế xác nhận, Sở Khoa học và Công nghệ thẩm tra.
pages-how-match = Kết nối
pages-how-match-says = Đầu mối tìm kết quả nghiên cứu và đơn vị phù hợp, nêu rõ vì sao, rồi gửi thư mời.
pages-how-decide = Chọn
pages-how-decide-says = Hồ sơ niêm phong đến khi mở. Hội đồng chấm theo phiếu công bố trước và kiến nghị; cơ quan có thẩm quyền quyết định.
pages-how-use = Thí điểm và sử dụng
pages-how-use-says = Giải pháp được thử tại cơ sở, đo bằng chính các chỉ số đã đặt hàng, nghiệm thu rồi đưa vào sử dụng.
pages-how-more = Đọc kỹ hơn về cách làm

## Danh sách và tìm kiếm
pages-search = Tìm
pages-search-label = Tìm bài toán, giải pháp, tổ chức
pages-suggestions = Gợi ý
pages-filter = Bộ lọc và thứ tự
pages-filter-apply = Áp dụng
pages-filter-status = Trạng thái
pages-filter-kind = Loại
pages-filter-level = Cấp
pages-filters-active = Bộ lọc đang dùng
pages-filter-remove = bỏ lọc { $name }
pages-filters-clear = Bỏ hết bộ lọc
pages-filter-type = Tìm trong
pages-search-for = Tìm “{ $words }”
pages-search-none = Không tìm thấy gì
pages-search-understood = Cũng tìm theo từ cùng nghĩa:
pages-search-exactly = Chỉ tìm đúng chữ đã gõ
pages-search-exact-on = Đang tìm đúng chữ đã gõ.
pages-search-exact-off = Tìm cả từ cùng nghĩa
pages-search-why = Vì:
pages-did-you-mean = Có phải bạn tìm
pages-sort = Sắp theo
pages-sort-fit = Hợp nhất
pages-sort-newest = Mới công bố
pages-sort-deadline = Hạn nộp gần nhất
pages-sort-title = Tên
pages-results = Kết quả
pages-found = { $count } kết quả
pages-pager = Trang kết quả
pages-pager-first = Về trang đầu
pages-pager-next = Trang sau
pages-none-help = Thử bỏ bớt bộ lọc, hoặc tìm bằng từ ngắn hơn. Gõ không dấu cũng tìm được.
pages-challenges-lead = Những điều ngành y tế đang cần người giải, và những điều đã có lời giải.
pages-challenges-none = Chưa có bài toán nào như vậy
pages-organisations-lead = Cơ quan đặt hàng, đầu mối và những đơn vị có thể trả lời, trong nước và nước ngoài.
pages-organisations-search = Tìm theo tên tổ chức
pages-organisations-none = Chưa có tổ chức nào như vậy
pages-topics-lead = Mỗi bài toán và giải pháp được xếp vào một hay nhiều chủ đề.
pages-topic-capabilities = Giải pháp thuộc chủ đề này
pages-programmes-lead = Mỗi bài toán thuộc một chương trình: có cơ quan đặt hàng, có đầu mối, có căn cứ.

## Bài toán
pages-glance = Thông tin chính
pages-orderer = Cơ quan đặt hàng
pages-proposer = Đơn vị đề xuất
pages-broker = Cơ quan đầu mối
pages-budget = Kinh phí
pages-budget-most = tối đa { $amount }
pages-budget-least = từ { $amount }
pages-sources = Nguồn kinh phí
pages-deadline = Hạn nộp hồ sơ
pages-closed-on = Hết hạn nộp ngày { $day }
pages-countdown-left = còn …
pages-apply = Nộp hồ sơ
pages-sealed = Hồ sơ được niêm phong: trước khi mở, chỉ những người cùng soạn đọc được.
pages-trace = Xem cả hành trình
pages-aside = Hạn nộp và liên hệ
pages-status-says-closed = Đã hết hạn. Hồ sơ sẽ được mở, có ghi nhận.
pages-status-says-in_evaluation = Hội đồng đang đánh giá các hồ sơ.
pages-status-says-awarded = Đã chọn được giải pháp. Các bên chuẩn bị thỏa thuận và thí điểm.
pages-status-says-in_pilot = Giải pháp được chọn đang thí điểm.
pages-status-says-completed = Bài toán đã đi hết chặng, từ đặt hàng đến quyết định sau thí điểm.
pages-status-says-cancelled = Bài toán đã bị hủy.
pages-status-says-not_awarded = Kết thúc mà không chọn được giải pháp.
pages-measures = Thước đo thành công
pages-measure-name = Chỉ số
pages-province = Tỉnh, thành phố
pages-sites = Nơi triển khai
pages-integrations = Hệ thống cần kết nối
pages-personal-data = Xử lý dữ liệu cá nhân
pages-ethics = Cần chấp thuận của hội đồng đạo đức
pages-ai = Có dùng trí tuệ nhân tạo
pages-yes = Có
pages-no = Không
pages-trl = Mức sẵn sàng công nghệ
pages-pilot-length = Thời gian thí điểm
pages-months = { $count } tháng
pages-addenda = Thay đổi trong thời gian nhận hồ sơ
pages-addendum = Thay đổi số { $number }
pages-documents = Tài liệu
pages-timeline = Diễn biến
pages-now = Bây giờ
pages-rules-unconfirmed = Bộ quy tắc này để minh họa, cần được xác nhận trước khi dùng chính thức.
pages-criteria = Phiếu đánh giá
pages-criterion = Tiêu chí
pages-points-most = Điểm tối đa
pages-total = Tổng
pages-blind = Hội đồng chấm ẩn danh: cho đến khi quyết định được ký, ủy viên chỉ thấy mã hồ sơ, không thấy tên đơn vị dự thi và nhóm thực hiện.
pages-pass-mark = Hồ sơ đạt khi điểm trung bình từ { $points } trở lên.
pages-standstill = Sau quyết định có { $count } ngày chờ trước khi ký thỏa thuận, để các bên kịp có ý kiến.

## Biểu đồ chỉ số
pages-plot-table = Số liệu của “{ $name }”
pages-plot-says = { $name } ({ $unit }): hiện trạng { $baseline }, mục tiêu { $target }, số đo mới nhất { $last }.
pages-plot-day = Ngày đo
pages-plot-value = Số đo
pages-plot-baseline = Hiện trạng
pages-plot-target = Mục tiêu

## Tổ chức và chương trình
pages-country = Quốc gia
pages-merged-into = Nay thuộc về
pages-formerly = Gồm cả
pages-ror = Mã ROR
pages-relied-on-by = Cơ quan cũng công nhận xác minh
pages-verification = Xác minh
pages-registration = Mã số đăng ký
pages-website = Trang thông tin
pages-parent = Trực thuộc
pages-verified-by = Đơn vị xác minh
pages-verified-until = có giá trị đến
pages-organisation-challenges = Bài toán của tổ chức này
pages-programme-kind-coordination = Chương trình phối hợp
pages-programme-kind-plan = Kế hoạch
pages-programme-kind-agreement = Thỏa thuận hợp tác
pages-programme-challenges = Bài toán thuộc chương trình
pages-term = Thời hạn
pages-parties = Các bên
pages-legal-basis = Căn cứ

## Cách làm
pages-help-lead = Hệ thống đi theo một nhu cầu từ lúc nêu ra đến khi được giải quyết, và ghi lại từng bước.
pages-help-chain = Một chuỗi, sáu nhịp
    .says = Đặt hàng, kết nối, hồ sơ, quyết định, thí điểm, sử dụng. Trang của mỗi bài toán cho biết đang ở nhịp nào, ai làm bước vừa rồi và vào lúc nào. Không bản ghi đã công bố nào bị xóa: chỉ có thể hủy hoặc thay thế, kèm lý do.
pages-help-unit = Tôi ở trạm y tế, bệnh viện
    .says = Đăng nhập, chọn “Đơn của tôi” và viết bài toán theo từng mục có gợi ý. Bản nháp được lưu tự động. Người ký của đơn vị đề xuất lên sở; nếu bị trả lại, bạn thấy lý do ngay bên cạnh mục cần sửa.
pages-help-solver = Tôi có giải pháp
    .says = Đăng ký tổ chức, giới thiệu năng lực, rồi nộp hồ sơ cho bài toán phù hợp trước hạn. Bạn nhận biên nhận ghi thời điểm và mã băm của nội dung. Trước hạn vẫn sửa hoặc rút được.
pages-help-match = Kết nối và thư mời
    .says = Cơ quan đầu mối thấy những nơi có thể trả lời bài toán, kèm lý do: điểm số chia thành từng phần, câu của bên này đặt cạnh câu của bài toán, và điều còn thiếu. Họ so sánh, ghi chú rồi gửi thư mời. Nhận lời chưa ràng buộc gì; từ chối chỉ cần chọn một lý do. Sau năm ngày làm việc chưa có trả lời, hệ thống nhắc một lần. Điểm số chỉ giúp tìm nhau: việc chọn ai do hội đồng và cơ quan có thẩm quyền, dựa trên hồ sơ.
pages-help-sealed = Hồ sơ được niêm phong thế nào
    .says = Từ lần lưu đầu tiên đến lúc mở, chỉ những người cùng soạn mới đọc được hồ sơ. Cơ quan đặt hàng và đầu mối không thấy cả việc hồ sơ có tồn tại hay không.
pages-help-council = Ai chấm, ai quyết định
    .says = Thành viên hội đồng khai báo xung đột lợi ích trước, chấm độc lập theo phiếu đã công bố, rồi họp. Hội đồng kiến nghị; cơ quan có thẩm quyền ký quyết định và phải nêu lý do nếu khác với kiến nghị. Nếu bài toán chấm ẩn danh, thành viên chấm điểm chỉ thấy mã hồ sơ cho đến khi quyết định được ký: đừng ghi tên đơn vị hay người thực hiện vào nội dung, và nộp kèm bản tệp không có tên.
pages-help-pilot = Thí điểm và nghiệm thu
    .says = Giải pháp được chọn chạy thử tại cơ sở với các mốc và chỉ số lấy từ chính bài toán. Hội đồng nghiệm thu xếp loại; kết quả được công nhận; cơ quan đặt hàng quyết định đưa vào sử dụng, nhân rộng, kéo dài hoặc dừng.
pages-help-data = Dữ liệu người bệnh
    .says = Không đưa dữ liệu nhận diện người bệnh vào bất cứ mục hay tệp nào. Bài toán nêu rõ có xử lý dữ liệu cá nhân hay không để các bên ký phụ lục dữ liệu trước khi thí điểm.

## Khi có lỗi
pages-error-challenges = Xem các bài toán
pages-error-home = Về trang chủ

## Kết quả của bài toán
pages-trace-of = Hành trình: { $title }
pages-trace-nothing = Không có việc nào công khai ở nhịp này.
pages-decisions = Quyết định
pages-decision-selection = Quyết định về kết quả tuyển chọn
pages-decision-recognition = Quyết định công nhận kết quả
pages-decision-paper = Số { $number }, ngày { $day }
pages-decision-winner = Hồ sơ được chọn:
pages-decision-none = Không hồ sơ nào được chọn.
pages-ranking = Xếp hạng các hồ sơ
pages-ranking-says = Tính từ các phiếu đánh giá theo bộ quy tắc. Ai cũng tính lại được từ các phiếu không ghi tên bên dưới.
pages-rank = Hạng
pages-average = Điểm trung bình
pages-spread = Chênh lệch
pages-passed = Đạt
pages-sheets = Các phiếu đánh giá không ghi tên
pages-seat = Phiếu { $number }
pages-milestones = Các mốc
pages-unmeasured = Chưa có số đo.
pages-people = { $count } người được hưởng

## Giải pháp và nơi sử dụng
pages-capabilities-lead = Sản phẩm, công nghệ, kết quả nghiên cứu và chuyên môn mà các đơn vị sẵn sàng đưa ra.
pages-capabilities-none = Chưa có giải pháp nào như vậy
pages-description = Mô tả
pages-evidence = Bằng chứng
pages-seeks = Đang tìm
pages-origin-task = Từ nhiệm vụ
pages-trl-least = Mức sẵn sàng ít nhất
pages-organisation-capabilities = Giải pháp của tổ chức này
pages-deployments-lead = Kết quả nào đang được dùng, ở đâu, từ khi nào, cho bao nhiêu người.
pages-deployments-none = Chưa ghi nhận nơi nào đang sử dụng
pages-deployments-pilots = Xem các bài toán đang thí điểm
pages-use-kind = Cách dùng

## Nhật ký
pages-log = Nhật ký kiểm chứng
pages-log-lead = Mọi việc đã làm thành một bản ghi trong một nhật ký chỉ có thể viết thêm. Bất cứ ai cũng kiểm được rằng không bản ghi nào bị sửa về sau.
pages-log-head = Dấu niêm mới nhất
pages-log-size = { $count } bản ghi, niêm lúc
pages-log-key = Khóa để kiểm dấu niêm; hãy giữ lại:
pages-log-verify = Kiểm một biên nhận hay bằng chứng
pages-log-verify-says = Dán biên nhận hồ sơ, bằng chứng của một bản ghi, hoặc dấu niêm bạn giữ trong thư. Việc kiểm diễn ra trong trình duyệt của bạn; hệ thống không được tin lời.
pages-log-command = Không có JavaScript, hoặc muốn tự kiểm trên máy mình: lưu bằng chứng thành tệp rồi chạy
pages-log-paste = Biên nhận, bằng chứng hoặc dấu niêm
pages-log-check = Kiểm
pages-log-latest = Các bản ghi công khai mới nhất
pages-log-none = Chưa có bản ghi công khai nào.
pages-log-number = Số
pages-log-when = Lúc
pages-log-what = Việc
pages-log-who = Nhân danh
