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
reasons-title = Vì sao: { $score } điểm trên 100
reasons-none = Chưa có lời giải thích cho điểm số này.
reason-share = { $share } điểm
reason-kind-code = Mã
reason-kind-term = Từ chung
reason-kind-concept = Cùng nghĩa
reason-kind-topic = Chủ đề
reason-kind-trl = Mức sẵn sàng
reason-kind-budget = Kinh phí
reason-kind-level = Cấp quản lý
reason-kind-place = Nơi
reason-kind-language = Ngôn ngữ
reason-kind-deadline = Thời gian còn lại
reason-kind-other = Khác
reason-kind-alike = Giống kết quả đầu
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
invite-effect = Người đại diện và người soạn của tổ chức nhận thư và thông báo. Họ trả lời nhận hoặc từ chối kèm lý do.
invitation-status = Trả lời
invitation-sent = Gửi lúc
invitation-answered = Trả lời lúc
invitations-none = Chưa mời nơi nào
invitations-none-hint = Mời từ phần Kết nối cung – cầu hoặc Danh sách chọn.

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

## Bộ lọc, điểm số, điều còn thiếu
matches-province = Tỉnh, thành
matches-language = Ngôn ngữ làm việc
matches-trl = Mức sẵn sàng
matches-trl-from = TRL từ { $level }
matches-state = Đã xử lý
matches-state-unjudged = Chưa đánh dấu
matches-state-shortlisted = Trong danh sách chọn
matches-state-rejected = Đánh dấu không phù hợp
matches-state-invited = Đã mời
matches-state-uninvited = Chưa mời
matches-only-free = Không có xung đột
matches-only-reachable = Có người nhận thư
matches-only-verified = Đã xác minh
matches-clear = Bỏ lọc
matches-count = { $count } kết quả, trong đó { $good } phù hợp rõ
matches-of-hundred = trên 100
match-choose = Chọn { $name }
match-trl = TRL { $level }
match-unreachable = Chưa có người nhận thư
strength-match-strong = Rất phù hợp
strength-match-good = Phù hợp
strength-match-weak = Ít phù hợp
reason-offered = Bên này viết:
reason-own = Năng lực của bạn viết:
reason-asked = Bài toán viết:
reasons-sum = Cộng lại: { $score } điểm
gaps-title = Còn thiếu hoặc chưa rõ

## Chọn nhiều, so sánh
chosen-title = Những mục đã chọn
chosen-none = Đánh dấu chọn để so sánh hoặc mời cùng lúc.
chosen-compare-first = So sánh { $count } mục đầu danh sách
chosen-count = Đã chọn { $count }
chosen-compare = So sánh { $count } mục
chosen-compare-hint = Chọn từ hai đến bốn mục để so sánh.
chosen-invite = Mời { $count } đơn vị
chosen-clear = Bỏ chọn
compare-title = So sánh
compare-back = Bàn điều phối của bài toán
compare-print = In
compare-none = Chưa chọn mục nào để so sánh
compare-score = Điểm phù hợp
compare-conflicts = Xung đột
compare-missing = Còn thiếu hoặc chưa rõ
compare-why = Vì sao phù hợp
compare-kind = Loại
compare-trl = Mức sẵn sàng
compare-place = Nơi
compare-languages = Ngôn ngữ làm việc
compare-ip = Sở hữu trí tuệ
compare-seeks = Mong muốn
compare-evidence = Bằng chứng
compare-verification = Xác minh
compare-record = Đã làm trên hệ thống
compare-state = Đánh dấu của bàn điều phối
compare-act = Việc tiếp theo
compare-unsaid = chưa nêu
compare-lacks-nothing = Không thấy thiếu gì
compare-free = Không có
compare-until = đến
compare-no-record = Chưa trúng tuyển hay thí điểm ở đây
compare-won = Trúng tuyển:
shortlist-no-note = Chưa có ghi chú.
shortlist-edit = Sửa ghi chú
shortlist-edit-name = Sửa ghi chú về { $name }
shortlist-history = Trước đây: { $count } lần ghi

## Mời nhiều nơi
invite-many = Mời { $count } đơn vị
invite-additions = Lời riêng cho từng đơn vị (không bắt buộc)
invite-look = Xem thư trước khi gửi
invite-preview = Thư sẽ gửi đi
invite-readers = { $count } người nhận
invite-no-readers = chưa có người nhận
invite-rewrite = Sửa lại
invite-send-count = { $count ->
    [1] Gửi thư mời
   *[other] Gửi { $count } thư mời
}
invite-sent = Đã gửi { $count } thư mời
invite-not-sent = Những thư không gửi
invitation-opened = Đọc lúc
invitation-unopened = chưa mở
invitation-reminded = Đã nhắc
invitation-reminders = { $count } lần
invitation-silent = Quá hạn trả lời
invitation-acts = Việc có thể làm

## Các bước từ kết nối đến kết quả
funnel-title = Từ kết nối đến kết quả
funnel-matched = Phù hợp trở lên
funnel-judged = Đã xem và đánh dấu
funnel-shortlisted = Trong danh sách chọn
funnel-invited = Đã mời
funnel-opened = Đã đọc thư
funnel-accepted = Nhận lời
funnel-submitted = Hồ sơ đã nộp
funnel-eligible = Đạt điều kiện, vào hội đồng
funnel-awarded = Trúng tuyển
funnel-sealed = niêm phong đến lúc mở
funnel-by-invitation = { $count } từ thư mời
funnel-silent = { $count } thư mời đã quá năm ngày làm việc chưa có trả lời.
funnel-declined = { $count } nơi từ chối, vì:

## Nhu cầu chưa có lời giải, kết quả chưa được dùng
desk-lacking = Cung và cầu chưa gặp nhau
desk-lacking-hint = Bài toán chưa có nơi nào phù hợp, và kết quả nghiên cứu chưa bài toán nào cần.
desk-unmet = { $count } trên { $open } bài toán đang mở
desk-idle = { $count } trên { $listed } kết quả nghiên cứu
overview-topic = Chủ đề
overview-nothing-near = Không có gì gần.
overview-points = ({ $score } điểm)
overview-as-of = Tính
unmet-title = Nhu cầu chưa có lời giải
unmet-lead = Bài toán đang nhận hồ sơ mà chưa năng lực hay tổ chức nào đạt mức phù hợp. Chờ thêm không giải quyết được: cần tìm ở ngoài, hoặc viết lại bài toán.
unmet-count = { $count } trên { $open } bài toán đang mở của bàn này chưa có nơi nào đạt { $points } điểm.
unmet-none = Bài toán đang mở nào cũng có nơi phù hợp
unmet-none-hint = Hãy mời họ từ bàn điều phối của từng bài toán.
unmet-invited = đã mời { $invited }, nhận lời { $accepted }
unmet-nearest = Gần nhất:
unmet-invite = Xem ai có thể mời
unmet-invite-name = Xem ai có thể mời cho { $code }
unmet-search = Tìm năng lực theo tên bài toán
unmet-search-name = Tìm năng lực theo tên bài toán { $code }
idle-title = Kết quả nghiên cứu chưa được dùng
idle-lead = Kết quả đã hoàn thành mà không bài toán đang mở nào cần, cũng chưa ai mời hay xem xét. Có thể gợi ý cho đơn vị y tế đặt hàng, hoặc báo cho nơi giữ kết quả.
idle-count = { $count } trên { $listed } kết quả chưa bài toán nào đạt { $points } điểm và chưa ai xem xét.
idle-none = Kết quả nào cũng đã có bài toán cần đến
idle-none-hint = Hoặc đã được mời, được xem xét.
idle-listed = giới thiệu từ
idle-nearest = Bài toán gần nhất:
idle-to-call = Mở bàn của bài toán ấy
idle-to-call-name = Mở bàn của bài toán ấy, gần nhất với { $title }
idle-search = Tìm bài toán tương tự
idle-search-name = Tìm bài toán tương tự: { $title }
