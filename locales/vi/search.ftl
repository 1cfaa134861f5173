# Vì sao tìm thấy, vì sao phù hợp. `fit-<loại>` nhận $offered (điều bên kia có) và $wanted (điều bên này cần).

fit-code = Trùng mã số
fit-other = Các từ chung khác
fit-trl = TRL { $offered }, cần { $wanted }
fit-budget = Kinh phí { $offered }, có { $wanted }
fit-level = { $offered }; bài toán { $wanted }
fit-place = { $offered }; bài toán ở { $wanted }
fit-language = { $offered }; bài toán bằng { $wanted }
fit-deadline = Nhận hồ sơ đến { $wanted }

match-conflict-orderer = Đây là đơn vị đặt hàng; không được tự trả lời bài toán của mình.
match-conflict-proposer = Đây là đơn vị đề xuất; không được tự trả lời bài toán của mình.
