# Khung chung của mọi thư; lời của từng thư ở crates/mail/templates.

mail-product = Nhịp Cầu – đặt hàng đổi mới sáng tạo cho y tế công cộng
mail-greeting = Kính gửi { $name },
mail-why-part = Bạn nhận thư này vì có phần việc trong hồ sơ được nhắc đến. Thư do hệ thống gửi, xin đừng trả lời thư này.
mail-why-following = Bạn nhận thư này vì đang theo dõi bài toán hoặc được mời tham gia. Thư do hệ thống gửi, xin đừng trả lời thư này.
mail-why-agreed = Bạn nhận thư này vì đã đồng ý nhận thư về hoạt động; bạn có thể rút lại ở trang dữ liệu cá nhân. Thư do hệ thống gửi, xin đừng trả lời thư này.
mail-why-account = Thư này nói về tài khoản của bạn và chỉ gửi cho bạn. Thư do hệ thống gửi, xin đừng trả lời thư này.
mail-why-saved = Bạn nhận thư này vì đã lưu tìm kiếm và chọn được báo khi có mục mới. Có thể ngừng bất cứ lúc nào bằng liên kết trong thư. Thư do hệ thống gửi, xin đừng trả lời thư này.
