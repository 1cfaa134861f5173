## Ai đã đọc hồ sơ
readings-title = Ai đã đọc hồ sơ này
readings-lead = Mỗi lần người ngoài tổ chức của bạn mở hồ sơ hoặc tệp kèm theo đều được ghi lại. Tên chuyên gia chỉ hiện sau quyết định.
readings-none = Chưa có ai ngoài tổ chức của bạn mở hồ sơ.
reading-at = Lúc
reading-who = Ai
reading-what = Việc
reading-kind-read = Đọc hồ sơ
reading-kind-attachment = Mở tệp kèm theo
reading-kind-break_glass = Đọc khẩn cấp, ngoài trình tự
reading-kind-export = Xuất ra tệp
reading-part-broker = Cơ quan đầu mối
reading-part-orderer = Cơ quan đặt hàng
reading-part-council = Hội đồng
reading-part-auditor = Kiểm toán

## Đọc khẩn cấp
nav-break-glass = Đọc khẩn cấp
break-glass-title = Đọc một hồ sơ ngoài trình tự
break-glass-lead = Chỉ dành cho trường hợp khẩn cấp mà trình tự thông thường không kịp, và chỉ người duyệt của cơ quan đầu mối hoặc cơ quan đặt hàng làm được.
break-glass-warning = Trước khi mở
break-glass-told = Người nộp được báo ngay: tên bạn, cơ quan của bạn, thời điểm và nguyên văn lý do bạn viết.
break-glass-sealed = Việc mở được ghi vào nhật ký không sửa được.
break-glass-only = Bạn chỉ đọc được, không làm được bước nào; muốn đọc lại lần sau, bạn lại phải nêu lý do.
break-glass-submission = Hồ sơ
break-glass-submission-hint = Mã định danh của hồ sơ, hoặc dán cả địa chỉ trang của nó.
break-glass-not-an-id = Đây chưa phải mã định danh hay địa chỉ của một hồ sơ.
break-glass-reason = Lý do khẩn cấp
break-glass-reason-hint = Việc gì khẩn cấp, ai yêu cầu, vì sao không chờ được. Không nhắc đến người bệnh cụ thể.
break-glass-preview = Người nộp sẽ đọc
break-glass-open = Mở hồ sơ và báo cho người nộp
break-glass-opened = Bạn đang đọc ngoài trình tự
break-glass-opened-note = Người nộp đã được báo. Hồ sơ chỉ hiện khi trang này còn mở.
