## Bàn điều phối
nav-desk = Bàn điều phối
desk-title = Bàn điều phối
desk-lead = Những gì đang chờ cơ quan đầu mối, việc gấp trước. Không việc nào tự trôi qua trong im lặng.
desk-pile-vetting = Chờ thẩm tra
desk-hint-vetting = Thời hạn thẩm tra theo bộ quy tắc đang chạy.
desk-pile-opening = Hết hạn, chờ mở hồ sơ
desk-hint-opening = Mở được sau hạn nộp ít nhất một phút; việc mở được ghi lại.
desk-pile-council = Đang đánh giá, chưa có hội đồng
desk-hint-council = Kiểm tra điều kiện hồ sơ rồi lập hội đồng.
desk-pile-verification = Tổ chức chờ xác minh
desk-to-verification = Mở bàn xác minh
desk-hint-verification = Đối chiếu giấy tờ đã nêu trong căn cứ.
desk-pile-matching = Đang nhận hồ sơ
desk-hint-matching = Tìm nơi có lời giải và mời họ trước hạn.
desk-pile-empty = Không có gì đang chờ.
desk-to-challenge = Xem bài toán
desk-tabs = Các phần của bàn điều phối
desk-tab-matches = Kết nối cung – cầu
desk-tab-shortlist = Danh sách chọn
desk-tab-invitations = Thư mời
desk-tab-submissions = Hồ sơ
desk-tab-councils = Hội đồng

## Kết nối
matches-lead = Những năng lực và tổ chức có thể trả lời, xếp theo mức phù hợp. Mỗi điểm số được giải thích bằng các phần cộng lại thành nó.
matches-kind = Loại năng lực
matches-holder = Loại tổ chức
matches-not-open = Chỉ mời được khi bài toán đang nhận hồ sơ. Vẫn có thể xem và đánh dấu trước.
matches-none = Chưa tìm thấy nơi nào phù hợp
matches-none-hint = Thử bỏ điều kiện lọc. Bài toán càng nêu rõ kết quả mong đợi và chủ đề thì càng dễ tìm.
matches-score = Phù hợp
reasons-title = Vì sao: { $score } điểm trên 100
reasons-none = Chưa có lời giải thích cho điểm số này.
reason-share = { $share } điểm
reason-asked = Bài toán viết:
reason-kind-code = Mã
reason-kind-term = Từ chung
reason-kind-topic = Chủ đề
reason-kind-trl = Mức sẵn sàng
reason-kind-budget = Kinh phí
reason-kind-level = Cấp quản lý
reason-kind-place = Nơi
reason-kind-language = Ngôn ngữ
reason-kind-deadline = Thời gian còn lại
reason-kind-other = Khác
verdict-shortlisted = Trong danh sách chọn
verdict-rejected = Không phù hợp
judge-shortlist = Đưa vào danh sách chọn
judge-shortlist-name = Đưa vào danh sách chọn: { $name }
judge-shortlist-effect = Chỉ cơ quan đầu mối thấy danh sách này và ghi chú của bạn.
judge-reject = Không phù hợp
judge-reject-name = Không phù hợp: { $name }
judge-reject-effect = Chỉ cơ quan đầu mối thấy; lựa chọn này giúp việc tìm kiếm tốt hơn về sau. Có thể đổi lại.
judge-note = Ghi chú
judge-note-hint = Vì sao, để đồng nghiệp hiểu.
judge-done = Đã ghi nhận: { $name }
shortlist-none = Danh sách chọn còn trống
shortlist-none-hint = Đưa vào đây những nơi đáng mời từ phần Kết nối cung – cầu.

## Thư mời
invite = Mời
invite-name = Mời { $name }
invite-message = Lời mời
invite-message-hint = Vì sao bạn nghĩ đến họ, điều gì cần lưu ý. Viết bằng ngôn ngữ của người nhận.
invite-preview = Người nhận sẽ đọc
invite-to = Gửi
invite-closes = Hạn nộp hồ sơ
invite-words = Lời mời
invite-no-words = (không có lời riêng)
invite-effect = Người đại diện và người soạn của tổ chức nhận thư và thông báo. Họ trả lời nhận hoặc từ chối kèm lý do.
invite-send = Gửi thư mời
invite-done = Đã mời { $name }
invitation-status = Trả lời
invitation-sent = Gửi lúc
invitation-answered = Trả lời lúc
invitations-none = Chưa mời nơi nào
invitations-none-hint = Mời từ phần Kết nối cung – cầu hoặc Danh sách chọn.
funnel-shortlisted = Trong danh sách chọn
funnel-invited = Đã mời
funnel-accepted = Nhận lời
funnel-declined = Từ chối
funnel-submitted = Hồ sơ đã nộp
funnel-sealed = niêm phong đến lúc mở

## Kiểm tra hồ sơ
screening-sealed = Hồ sơ được niêm phong đến lúc mở: trước đó không ai thấy, kể cả số lượng.
screening-lead = Kiểm tra từng hồ sơ theo điều kiện tham gia. Kết luận không hợp lệ phải có lý do; nơi nộp nhận được lý do đó.
screening-none = Không có hồ sơ nào được mở

## Hội đồng
convene-no-council = Chưa có hội đồng nào.
convene-for-pilot = Lập hội đồng nghiệm thu cho { $code }
convene-meets = dự kiến họp
convene-progress = phiếu đã nộp: { $done }/{ $total }
convene-unscreened = Còn { $count } hồ sơ chưa kiểm tra điều kiện.
convene-conflict = (có xung đột lợi ích)
convene-room = Vào phòng hội đồng
