## Ai đã đọc hồ sơ
readings-title = Ai đã đọc hồ sơ này
readings-lead = Mỗi người, mỗi tài liệu, mỗi ngày một dòng. Tên thành viên hội đồng không hiện ở đây.
readings-none = Chưa có ai ngoài tổ chức của bạn mở hồ sơ.
reading-at = Lúc
reading-who = Ai
reading-what = Việc
reading-kind-read = Đọc hồ sơ
reading-kind-attachment = Mở tệp kèm theo
reading-kind-break_glass = Đọc khẩn cấp, trước giờ mở
reading-kind-export = Xuất ra tệp
reading-part-broker = Cơ quan đầu mối
reading-part-orderer = Cơ quan đặt hàng
reading-part-council = Hội đồng

## Đọc khẩn cấp
nav-break-glass = Đọc khẩn cấp
break-glass-title = Đọc một hồ sơ trước giờ mở
break-glass-lead = Chỉ dành cho trường hợp khẩn cấp không chờ được đến giờ mở, và chỉ người duyệt của cơ quan đầu mối hoặc cơ quan đặt hàng làm được. Hồ sơ đã mở thì đọc như thường lệ.
break-glass-warning = Trước khi mở
break-glass-told = Người nộp được báo ngay: tên bạn, cơ quan của bạn, thời điểm và nguyên văn lý do bạn viết.
break-glass-sealed = Việc mở được ghi vào nhật ký không sửa được.
break-glass-only = Bạn chỉ đọc được phần chữ, tệp kèm theo vẫn niêm phong; muốn đọc lại lần sau, bạn lại phải nêu lý do.
break-glass-submission = Hồ sơ
break-glass-submission-hint = Mã định danh của hồ sơ, hoặc dán cả địa chỉ trang của nó.
break-glass-not-an-id = Đây chưa phải mã định danh hay địa chỉ của một hồ sơ.
break-glass-reason = Lý do khẩn cấp
break-glass-reason-hint = Việc gì khẩn cấp, ai yêu cầu, vì sao không chờ được; viết thành câu, ít nhất 20 ký tự. Không nhắc đến người bệnh cụ thể.
break-glass-preview = Người nộp sẽ đọc
break-glass-open = Mở hồ sơ và báo cho người nộp
break-glass-opened = Bạn đang đọc trước giờ mở
break-glass-opened-note = Người nộp đã được báo. Hồ sơ chỉ hiện khi trang này còn mở; tệp kèm theo vẫn niêm phong.
