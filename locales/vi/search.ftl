# Vì sao tìm thấy, vì sao phù hợp. `fit-<loại>` nhận $offered (điều bên kia có) và $wanted (điều bên này cần).

fit-code = Trùng mã số
fit-other = Các từ chung khác
fit-alike = Nội dung giống những kết quả đầu
fit-trl = TRL { $offered }, cần { $wanted }
fit-budget = Kinh phí { $offered }, có { $wanted }
fit-level = { $offered }; bài toán { $wanted }
fit-place = { $offered }; bài toán ở { $wanted }
fit-language = { $offered }; bài toán bằng { $wanted }
fit-deadline = Nhận hồ sơ đến { $wanted }

match-conflict-orderer = Đây là đơn vị đặt hàng; không được tự trả lời bài toán của mình.
match-conflict-proposer = Đây là đơn vị đề xuất; không được tự trả lời bài toán của mình.
match-conflict-council_member = Có người của hội đồng làm việc ở đây: { $people }.
match-conflict-declared = Có thành viên hội đồng đã khai xung đột lợi ích với đơn vị này.

# Điều bài toán cần mà bên kia chưa có: `gap-<loại>-<mã>`.
gap-trl-short = Cần TRL { $wanted }, đang có { $offered }
gap-trl-unknown = Cần TRL { $wanted }, chưa nêu mức đạt được
gap-topic-differs = Bài toán thuộc { $wanted }; bên này ghi { $offered }
gap-topic-unknown = Bài toán thuộc { $wanted }; bên này chưa ghi chủ đề
gap-language-differs = Cần { $wanted }, làm việc bằng { $offered }
gap-place-differs = Bài toán ở { $wanted }, bên này ở { $offered }
gap-level-differs = Bài toán { $wanted }, kết quả { $offered }

invite-already = Đã được mời vào bài toán này.
invite-preview-reader = (tên người nhận)
