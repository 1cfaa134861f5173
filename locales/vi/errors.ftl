# Lời báo lỗi của máy chủ. `error-<mã>` là tiêu đề, thuộc tính `.detail` nói cách xử lý.
# `field-<mã>` nói một ô sai ở đâu, `blocked-<mã>` vì sao chưa làm được một bước,
# `missing-<mã>` một phần của văn bản còn thiếu gì. Mã giữ nguyên như trong chương trình.

## Cả yêu cầu

error-not_found = Không tìm thấy
    .detail = Nội dung này không tồn tại, hoặc tài khoản của bạn không được xem.
error-method_not_allowed = Thao tác không được hỗ trợ
    .detail = Địa chỉ này không nhận loại yêu cầu vừa gửi.
error-conflict = Có thay đổi trùng thời điểm
    .detail = Người khác vừa thay đổi cùng nội dung. Hãy tải lại rồi thử lần nữa.
error-stale_version = Nội dung đã có bản mới hơn
    .detail = Sau khi bạn mở, nội dung đã được người khác sửa. Hãy xem bản mới rồi lưu lại phần của mình.
error-precondition_required = Thiếu số phiên bản
    .detail = Yêu cầu thay đổi phải kèm đầu mục If-Match ghi phiên bản bạn đã đọc.
error-forbidden = Không có quyền thực hiện
    .detail = Vai trò của bạn không được phép làm bước này.
error-unauthenticated = Cần đăng nhập
    .detail = Hãy đăng nhập để tiếp tục. Nội dung bạn đang soạn vẫn được giữ.
error-invalid_credentials = Đăng nhập không thành công
    .detail = Địa chỉ thư điện tử hoặc mật khẩu chưa đúng.
error-session_expired = Phiên đăng nhập đã hết hạn
    .detail = Hãy đăng nhập lại. Nội dung bạn đang soạn vẫn được giữ.
error-invalid = Một số thông tin chưa đúng
    .detail = Hãy sửa các ô được chỉ ra rồi gửi lại.
error-malformed_json = Không đọc được nội dung gửi lên
    .detail = Phần thân yêu cầu không phải là JSON đúng cú pháp.
error-malformed_parameter = Tham số không đúng dạng
    .detail = Một tham số trong địa chỉ không đọc được. Hãy kiểm tra lại địa chỉ hoặc bộ lọc.
error-payload_too_large = Nội dung gửi lên quá lớn
    .detail = Mỗi lần gửi không được vượt quá { $limit }.
error-header_too_large = Phần đầu của yêu cầu quá lớn
    .detail = Hãy rút ngắn địa chỉ hoặc xóa bớt cookie của trang rồi thử lại.
error-unsupported_media_type = Loại nội dung không được nhận
    .detail = Máy chủ không nhận loại dữ liệu hoặc loại tệp này.
error-wrong_status = Không thực hiện được ở trạng thái này
    .detail = Bước này không còn hoặc chưa thể làm ở trạng thái hiện tại. Hãy tải lại để xem trạng thái mới.
error-blocked = Chưa đủ điều kiện thực hiện
    .detail = Còn điều kiện phải đáp ứng trước bước này.
error-reason_required = Cần nêu lý do
    .detail = Bước này phải ghi rõ lý do bằng văn bản.
error-idempotency_key_reused = Khóa chống gửi lặp đã được dùng
    .detail = Khóa Idempotency-Key này đã đi kèm một yêu cầu khác. Hãy dùng khóa mới.
error-idempotency_in_progress = Yêu cầu đang được xử lý
    .detail = Một yêu cầu với cùng khóa Idempotency-Key đang chạy. Hãy đợi giây lát rồi thử lại.
error-deadline_passed = Đã quá hạn
    .detail = Thời hạn nhận hồ sơ đã kết thúc, hệ thống không nhận thêm thay đổi.
error-rate_limited = Gửi quá nhiều yêu cầu
    .detail = Hãy đợi một lát rồi thử lại.
error-unavailable = Hệ thống tạm thời chưa sẵn sàng
    .detail = Hãy thử lại sau ít phút. Nội dung bạn đang soạn vẫn được giữ.
error-internal = Hệ thống gặp lỗi
    .detail = Lỗi đã được ghi lại. Nếu lặp lại, hãy báo cho bộ phận hỗ trợ kèm mã yêu cầu.
error-demo_only = Chỉ có ở bản trình diễn
    .detail = Chức năng này chỉ hoạt động khi hệ thống chạy ở chế độ trình diễn.
error-too_late = Đã quá thời điểm cho phép
    .detail = Bước này phải làm trước thời điểm đã quy định.
error-duplicate = Đã tồn tại
    .detail = Một bản ghi như vậy đã có sẵn.

## Từng ô

field-required = Không được để trống.
field-too_long = Tối đa { $limit } ký tự.
field-too_short = Tối thiểu { $limit } ký tự.
field-too_many = Tối đa { $limit } mục.
field-unknown_field = Ô này không thuộc phần đang điền.
field-object_expected = Cần một đối tượng JSON.
field-email = Địa chỉ thư điện tử chưa đúng, ví dụ: ten@donvi.vn.
field-number = Hãy nhập một số.
field-trl = Mức sẵn sàng công nghệ là số từ 1 đến 9.
field-below_minimum = Không được nhỏ hơn giá trị tối thiểu đã nhập.
field-out_of_range = Phải nằm trong khoảng từ { $low } đến { $high }.
field-negative = Không được là số âm.
field-currency_differs = Hai số tiền phải cùng một đơn vị tiền tệ.
field-target_not_better = Mục tiêu phải tốt hơn hiện trạng theo chiều đã chọn.
field-unknown_value = Giá trị này không có trong danh mục.
field-unknown_reference = Không tìm thấy đối tượng được nhắc đến.
field-weak_password = Mật khẩu quá dễ đoán. Hãy dùng một cụm nhiều từ, ít nhất 12 ký tự.
field-taken = Đã có người dùng giá trị này.
field-invalid_type = Kiểu dữ liệu chưa đúng.
field-in_past = Phải là một thời điểm trong tương lai.
field-not_before = Phải sau mốc bắt đầu.
field-duplicate = Bị trùng với một mục khác.

## Vì sao chưa làm được một bước

blocked-challenge-incomplete = { $count ->
   *[other] Còn { $count } nội dung bắt buộc của bài toán chưa điền.
}
blocked-needs-identification-council = Bộ quy tắc đang áp dụng yêu cầu ý kiến của hội đồng tư vấn xác định nhiệm vụ trước khi duyệt.
blocked-deadline-missing = Hãy chọn hạn nhận hồ sơ.
blocked-deadline-in-past = Hạn nhận hồ sơ phải ở tương lai.
blocked-deadline-not-later = Hạn mới phải muộn hơn hạn đang công bố.
blocked-deadline-ahead = Chưa đến hạn nhận hồ sơ.
blocked-opening-too-early = Chỉ được mở hồ sơ sau khi hết hạn ít nhất { $seconds } giây.
blocked-no-submissions = Không có hồ sơ nào được gửi.
blocked-submissions-received = Đã có hồ sơ được gửi nên không thể kết thúc theo cách này.

## Văn bản còn thiếu gì

missing-text = Chưa viết phần này.
missing-measures = Chưa có thước đo thành công nào.
missing-sites = Chưa nêu nơi triển khai.
missing-budget = Chưa nêu mức kinh phí tối đa.
missing-sources = Chưa chọn nguồn kinh phí.
missing-pilot_months = Chưa nêu số tháng thí điểm.
missing-topics = Chưa chọn chủ đề.
missing-rule_set = Chưa chọn bộ quy tắc đánh giá.
