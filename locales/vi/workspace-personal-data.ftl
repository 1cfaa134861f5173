## Dữ liệu của tôi
personal-data-title = Dữ liệu cá nhân
personal-data-lead = Bạn đồng ý cho dùng dữ liệu của mình vào việc gì, lấy về mọi thứ đang được lưu, và yêu cầu sửa, xóa, hạn chế hoặc phản đối.

consents-title = Những điều bạn đồng ý
consents-lead = Mỗi mục đích được hỏi riêng, không mục nào được đánh dấu sẵn. Rút lại lúc nào cũng được; những gì đã làm trước đó vẫn hợp lệ.
consents-none = Hiện không có mục đích nào cần bạn đồng ý.
consent-is-given = Đã đồng ý
consent-is-not-given = Chưa đồng ý
consent-since = Bạn đồng ý từ
consent-withdrawn-at = Bạn đã rút lại lúc
consent-agree = Tôi đã đọc và đồng ý
consent-give = Gửi đồng ý
consent-give-name = Gửi đồng ý: { $title }
consent-withdraw = Rút đồng ý
consent-withdraw-name = Rút đồng ý: { $title }
consent-given = Đã ghi nhận bạn đồng ý: { $title }
consent-withdrawn = Đã rút đồng ý: { $title }
consent-newer = Bản này mới hơn bản bạn đã đồng ý. Sự đồng ý của bạn với bản trước vẫn còn, cho đến khi bạn rút lại hoặc đồng ý với bản này.
consent-text-changed = Nội dung này vừa được thay bằng bản mới. Xin đọc bản mới rồi quyết định lại.

own-data-title = Tải dữ liệu của tôi
own-data-lead = Một tệp chứa mọi thứ hệ thống lưu về bạn: tài khoản, tổ chức, phiên đăng nhập, thông báo, những gì bạn đã làm. Lần tải này được ghi vào nhật ký.
own-data-download = Tải về (JSON)
own-data-done = Đã tải dữ liệu của bạn về máy này
own-data-file-name = nhip-cau-du-lieu-cua-toi.json

data-requests-mine = Yêu cầu của tôi
data-requests-none = Bạn chưa gửi yêu cầu nào.
data-request-new = Gửi yêu cầu về dữ liệu của tôi
data-request-lead = Người vận hành xác nhận đã nhận, rồi trả lời trong thời hạn luật định. Cả hai ngày hiện ra ngay sau khi gửi.
data-request-what = Bạn yêu cầu điều gì?
data-request-means-correction = Dữ liệu về bạn không đúng hoặc không đủ và bạn không tự sửa được.
data-request-means-erasure = Tài khoản và dữ liệu cá nhân của bạn được xóa. Hãy tải dữ liệu về trước. Nếu có điều còn cản trở, chẳng hạn bạn là người ký duy nhất của một tổ chức, điều đó hiện ở đây.
data-request-means-restriction = Dữ liệu của bạn được giữ nhưng tạm không dùng, chẳng hạn trong lúc xem xét đúng sai.
data-request-means-objection = Bạn phản đối một cách dùng dữ liệu của mình.
data-request-own-profile = Tên, chức danh và nơi công tác: bạn tự sửa được ở Hồ sơ của tôi
data-request-message = Nội dung yêu cầu
data-request-message-hint = Dữ liệu nào, ở đâu, và vì sao. Chỉ người vận hành đọc nội dung này.
data-request-send = Gửi yêu cầu
data-request-sent = Đã gửi yêu cầu
data-request-overdue = Quá hạn
data-request-received = Gửi lúc
data-request-acknowledge-by = Được xác nhận đã nhận chậm nhất ngày { $day }.
data-request-acknowledged = Đã xác nhận nhận được lúc
data-request-due = Được trả lời chậm nhất ngày { $day }.
data-request-due-extended = Được trả lời chậm nhất ngày { $day } (đã gia hạn).
data-request-completed = Hoàn thành lúc
data-request-refused = Từ chối lúc
data-request-blockers = Những điều còn cản trở việc xóa
data-request-of = { $what }: { $name }
action-data_request-complete_correction = Đã sửa xong
action-data_request-complete_erasure = Xóa dữ liệu
action-data_request-complete_restriction = Hạn chế xử lý
action-data_request-complete_objection = Chấp nhận phản đối
effect-data_request-complete_correction = Người gửi được báo rằng dữ liệu đã được sửa.
effect-data_request-complete_erasure = Tài khoản bị khóa và dữ liệu cá nhân bị xóa ngay. Bước này không hoàn lại được.
effect-data_request-complete_restriction = Từ bây giờ dữ liệu của người này chỉ được giữ, không được dùng; người ấy được báo.
effect-data_request-complete_objection = Người gửi được báo rằng cách dùng dữ liệu này đã dừng.

## Bàn yêu cầu về dữ liệu
nav-data-requests = Yêu cầu dữ liệu
data-requests-title = Yêu cầu về dữ liệu cá nhân
data-requests-lead = Việc đến hạn sớm nhất đứng trước: xác nhận đã nhận, rồi hoàn thành hoặc từ chối kèm lý do.
data-requests-status = Trạng thái
data-requests-empty = Không có yêu cầu nào
data-requests-empty-hint = Khi ai đó gửi yêu cầu ở trang Dữ liệu cá nhân, nó hiện ra ở đây cùng với hạn của nó.

## Lưu giữ
nav-retention = Lưu giữ
retention-title = Thời hạn lưu giữ
retention-lead = Mỗi loại dữ liệu được giữ bao lâu và bao nhiêu đã quá hạn giữ.
retention-dry = Bảng này chỉ xem trước, không xóa gì. Việc xóa do lệnh nhipcau retention thực hiện.
retention-rule = Loại dữ liệu
retention-keeps = Giữ trong
retention-days = { $days } ngày
retention-own-day = đến ngày riêng của từng mục
retention-due = Đã quá hạn giữ
retention-oldest = Cũ nhất
retention-nothing = không có
retention-none = Chưa có quy tắc lưu giữ nào
retention-rule-notifications = Thông báo trong không gian làm việc
retention-rule-sent_mails = Thư đã gửi hoặc không gửi được
retention-rule-ended_sessions = Phiên đăng nhập đã kết thúc
retention-rule-idempotency_replies = Khóa chống gửi lặp
retention-rule-links = Liên kết xác nhận và đăng ký dở dang đã hết hạn
retention-rule-devices = Thiết bị lâu không dùng
retention-rule-paper_names = Tên người đã xóa trên văn bản chính thức
