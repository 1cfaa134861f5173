## Mật khẩu
forgot-password = Quên mật khẩu?
password-current = Mật khẩu hiện tại
password-new = Mật khẩu mới
strength-label = Độ mạnh:
strength-0 = rất yếu
strength-1 = yếu
strength-2 = tạm được
strength-3 = mạnh
strength-4 = rất mạnh
strength-enough = – dùng được.
strength-not-enough = – chưa đủ, hãy viết dài hơn hoặc thêm từ.
strength-unknown = Chưa đo được độ mạnh; máy chủ sẽ kiểm tra khi gửi.
copied = Đã sao chép.
copy-failed = Trình duyệt không cho sao chép; hãy chọn và chép bằng tay.

## Bước thứ hai khi đăng nhập
second-factor-lead = Mật khẩu đã đúng. Tài khoản { $email } còn cần bước xác thực thứ hai.
second-factor-code = Mã sáu chữ số
second-factor-code-hint = Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện.
second-factor-back = Đổi tài khoản
second-factor-by-app = Dùng mã của ứng dụng
second-factor-by-recovery = Không có điện thoại? Dùng mã khôi phục
recovery-code = Mã khôi phục
recovery-code-hint = Một trong mười mã bạn đã cất giữ, dạng xxxx-xxxx-xxxx. Mỗi mã dùng được một lần.

## Liên kết trong thư
mail-missing = Nếu sau vài phút chưa thấy thư, hãy xem cả hộp thư rác và kiểm tra lại địa chỉ.
register-sent-title = Hãy mở hộp thư của bạn
register-sent = Chúng tôi vừa gửi thư đến { $email }.
register-sent-link = Bấm vào liên kết trong thư để xác nhận địa chỉ. Liên kết dùng được một lần trong 48 giờ.
register-sent-again = Nếu liên kết đã hết hạn, cứ đăng nhập bằng mật khẩu vừa đặt: một thư mới sẽ được gửi đi.
confirm-title = Xác nhận tài khoản
confirm-lead = Chỉ còn một bước: xác nhận rằng thư này đến tay bạn.
confirm-send = Xác nhận và vào làm việc
confirm-new-link = Hãy đăng nhập bằng mật khẩu bạn đã đặt. Nếu tài khoản chưa được xác nhận, một thư mới với liên kết mới sẽ được gửi đến bạn.
forgot-title = Đặt lại mật khẩu
forgot-lead = Nhập địa chỉ email của tài khoản. Chúng tôi gửi đến đó một liên kết để đặt mật khẩu mới.
forgot-send = Gửi liên kết
forgot-sent-title = Hãy mở hộp thư của bạn
forgot-sent = Nếu { $email } có tài khoản, một thư với liên kết đặt lại mật khẩu đang được gửi đến đó. Liên kết dùng được một lần trong một giờ.
reset-title = Đặt mật khẩu mới
reset-lead = Sau khi đổi, mọi phiên đăng nhập của tài khoản này đều kết thúc.
reset-send = Đặt mật khẩu
reset-new-link = Yêu cầu một liên kết mới
reset-done-title = Đã đặt mật khẩu mới
reset-done = Mật khẩu mới đã có hiệu lực và mọi phiên cũ đã kết thúc. Hãy đăng nhập lại.
confirm-email-title = Xác nhận đổi địa chỉ email
confirm-email-lead = Việc đổi địa chỉ có hiệu lực khi cả địa chỉ cũ và địa chỉ mới đều đã xác nhận.
confirm-email-send = Xác nhận địa chỉ này
confirm-email-waiting = Đã xác nhận. Còn chờ liên kết trong thư gửi đến địa chỉ kia.
confirm-email-changed = Địa chỉ email đã được đổi. Từ nay hãy đăng nhập bằng địa chỉ mới.
confirm-email-new-link = Nếu vẫn muốn đổi địa chỉ, hãy bắt đầu lại ở trang Bảo mật.

## Trang bảo mật
security-title = Bảo mật
security-lead = Cách bạn đăng nhập và những nơi bạn đang đăng nhập.
security-enrol-title = Cần xác thực hai bước
security-enrol-needed = Vai trò của bạn phải có bước xác thực thứ hai
security-enrol-why = Đơn vị vận hành yêu cầu điều này với những người ký, duyệt hoặc xem dữ liệu được bảo vệ. Hãy thiết lập ngay tại đây; sau đó bạn vào thẳng trang mình định mở.
password-change-lead = Khi đổi mật khẩu, mọi phiên khác của bạn kết thúc và bạn nhận thư báo.
password-change = Đổi mật khẩu
password-changed = Đã đổi mật khẩu; các phiên khác đã kết thúc
email-now = Bạn đang đăng nhập bằng
email-change-lead = Chúng tôi gửi thư đến cả địa chỉ cũ và địa chỉ mới; địa chỉ chỉ đổi khi cả hai liên kết được mở.
email-new = Địa chỉ email mới
email-change = Đổi địa chỉ
email-sent = Đã gửi thư đến cả hai địa chỉ
email-pending = Đang chờ xác nhận để đổi sang { $address }
email-pending-how = Hãy mở liên kết trong thư gửi đến địa chỉ cũ và trong thư gửi đến địa chỉ mới. Đến lúc đó bạn vẫn đăng nhập bằng địa chỉ cũ.
email-withdraw = Không đổi nữa
email-withdrawn = Đã hủy việc đổi địa chỉ
sessions-title = Nơi đang đăng nhập
sessions-lead = Nếu có nơi nào bạn không nhận ra, hãy kết thúc nơi đó rồi đổi mật khẩu.
sessions-only-this = Bạn chỉ đăng nhập ở đây.
sessions-end-others = Kết thúc mọi nơi khác
sessions-end-effect = Mọi nơi khác phải đăng nhập lại trước lần thao tác kế tiếp. Phiên này vẫn tiếp tục.
sessions-ended = Đã kết thúc mọi phiên khác
session-this = Phiên này
session-in-use = Đang dùng
session-last-used = Dùng lần cuối lúc
session-address = từ địa chỉ { $address }
session-since = Đăng nhập lúc
session-until = hết hạn lúc
session-device-says = Thiết bị tự giới thiệu
session-end = Kết thúc
session-end-one = Kết thúc phiên trên { $device }
session-end-effect = { $device } phải đăng nhập lại trước lần thao tác kế tiếp.
session-ended = Đã kết thúc phiên
device-unknown = Thiết bị không cho biết tên
device-other = Thiết bị hoặc chương trình khác
device-browser-on = { $browser } trên { $system }

## Xác thực hai bước
second-factor-title = Xác thực hai bước
second-factor-what = Ngoài mật khẩu, mỗi lần đăng nhập cần thêm một mã đổi liên tục trên điện thoại của bạn. Ai biết mật khẩu cũng không vào được nếu không có điện thoại đó.
second-factor-begin = Thiết lập
second-factor-on = Đang bật
second-factor-since = từ
second-factor-required = Vai trò của bạn phải có xác thực hai bước, nên không tắt được.
second-factor-replace = Đổi điện thoại
second-factor-replace-effect = Bạn quét mã mới bằng điện thoại mới. Điện thoại cũ vẫn dùng được cho đến khi xong; sau đó nó và các mã khôi phục cũ mất hiệu lực.
second-factor-disable = Tắt
second-factor-disable-effect = Từ lần đăng nhập sau chỉ còn cần mật khẩu. Các mã khôi phục mất hiệu lực và bạn nhận thư báo.
second-factor-disabled = Đã tắt xác thực hai bước
second-factor-password = Trước hết, xin nhập mật khẩu để chắc rằng đó là bạn.
second-factor-next = Tiếp tục
second-factor-scan = Thêm tài khoản vào ứng dụng xác thực
second-factor-qr = Mã QR chứa khóa bí mật; khóa cũng được viết thành chữ bên cạnh.
second-factor-scan-how = Mở một ứng dụng xác thực trên điện thoại (ứng dụng TOTP nào cũng được) và quét mã này.
second-factor-secret = Không quét được? Nhập khóa này vào ứng dụng:
second-factor-copy = Sao chép khóa
second-factor-first-code = Nhập mã ứng dụng đang hiện, để chắc rằng khóa đã đến nơi.
second-factor-confirm = Xác nhận và bật
second-factor-or-recovery = Hoặc một mã khôi phục.
recovery-left = { $count ->
   *[other] Còn { $count } mã khôi phục để dùng khi mất điện thoại.
}
recovery-few = { $count ->
    [0] Không còn mã khôi phục nào. Nếu mất điện thoại, bạn không vào được nữa: hãy tạo mã mới.
   *[other] Chỉ còn { $count } mã khôi phục. Hãy tạo mã mới.
}
recovery-renew = Tạo mã khôi phục mới
recovery-renew-effect = Mười mã mới được hiện một lần; mọi mã cũ mất hiệu lực.
recovery-title = Cất giữ các mã khôi phục
recovery-lead = Mỗi mã thay cho điện thoại một lần khi đăng nhập. Chúng chỉ hiện ra lúc này: hãy in hoặc lưu ở nơi chỉ bạn lấy được, và không để chung với mật khẩu.
recovery-copy = Sao chép
recovery-download = Tải xuống
recovery-print = In
recovery-file = Mã khôi phục của { $product } cho { $email }. Mỗi mã dùng được một lần.
recovery-file-name = nhip-cau-ma-khoi-phuc
recovery-kept = Tôi đã cất giữ các mã này
recovery-done = Xong
