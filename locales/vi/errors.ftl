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
field-file_type = Loại tệp này không được nhận. Các loại được nhận: { $types }.
field-end_before_start = Ngày kết thúc phải sau ngày bắt đầu.
field-in_future = Không được là ngày trong tương lai.
field-language = Mã ngôn ngữ gồm hai hoặc ba chữ cái thường, ví dụ: vi, en.
field-unknown = Không có mục này trong bài toán.
field-not_here = Không điền ô này trong trường hợp hiện tại.
field-not_a_candidate = Hồ sơ này không nằm trong các hồ sơ được đánh giá.
field-not_after_this_result = Không thể quyết định như vậy sau kết quả này.
field-not_ranked_first = Chỉ kiến nghị hồ sơ xếp thứ nhất và đạt yêu cầu.
field-winner_or_none = Chọn một hồ sơ hoặc chọn “không hồ sơ nào”, không chọn cả hai.
field-not_computed_grade = Xếp loại phải đúng với kết quả tính từ các phiếu: { $grade }.
field-not_a_choice = Chọn một trong các giá trị: { $choices }.
field-not_a_step = Điểm phải là bội số của { $step }.
field-comment_demanded = Tiêu chí này phải kèm nhận xét.
field-departure_needs_reasons = Quyết định khác với kiến nghị của hội đồng phải nêu lý do.
field-too_early = Không được trước ngày { $earliest }.
field-recused = Người này đã rời hội đồng vì xung đột lợi ích.
field-not_announced = Bộ quy tắc khác với bộ đã công bố cùng bài toán.
field-votes_total = Tổng số phiếu biểu quyết là { $count }, phải bằng số người dự họp là { $present }.

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
blocked-deadline-passed = Đã hết hạn nhận hồ sơ.
blocked-challenge-not-open = Bài toán không còn nhận hồ sơ.
blocked-own-order = Không đơn vị nào được nộp hồ sơ cho bài toán của chính mình.
blocked-submission-incomplete = Còn { $count } nội dung bắt buộc của hồ sơ chưa điền.
blocked-not-in-evaluation = Bước này chỉ làm được khi bài toán đang được đánh giá.
blocked-scoring-begun = Hội đồng đã bắt đầu chấm điểm.
blocked-capability-undescribed = Cần có tóm tắt hoặc mô tả trước khi công bố.
blocked-challenge-not-awarded = Bài toán chưa có hồ sơ được chọn.
blocked-standstill-running = Còn trong thời gian chờ sau quyết định, đến hết ngày { $until }.
blocked-agreement-exists = Bài toán này đã có thỏa thuận.
blocked-agreement-without-ip-terms = Thỏa thuận chưa nêu điều khoản sở hữu trí tuệ.
blocked-agreement-without-budget = Thỏa thuận chưa nêu kinh phí theo nguồn.
blocked-agreement-without-sites = Thỏa thuận chưa nêu nơi triển khai.
blocked-agreement-without-term = Thỏa thuận chưa nêu ngày bắt đầu và kết thúc.
blocked-agreement-without-data-annex = Thỏa thuận chưa có phụ lục dữ liệu, trong khi có xử lý dữ liệu cá nhân.
blocked-agreement-already-signed-by-party = Đơn vị của bạn đã ký.
blocked-agreement-signature-missing = Còn bên chưa ký.
blocked-agreement-not-signed-yet = Chưa bên nào ký thỏa thuận.
blocked-agreement-partly-signed = Một bên đã ký. Hãy thu hồi chữ ký trước khi sửa thỏa thuận.
blocked-agreement-term-running = Thỏa thuận vẫn còn hiệu lực.
blocked-agreement-pilot-runs = Thí điểm theo thỏa thuận này đang chạy.
blocked-agreement-not-signed = Thỏa thuận chưa đủ chữ ký.
blocked-pilot-without-ethics-approval = Cần số chấp thuận của hội đồng đạo đức vì có nghiên cứu trên người.
blocked-pilot-without-data-annex = Cần phụ lục dữ liệu vì có xử lý dữ liệu cá nhân.
blocked-pilot-without-ai-risk-class = Cần xếp loại rủi ro của hệ thống trí tuệ nhân tạo.
blocked-pilot-without-dates = Cần ngày bắt đầu và ngày kết thúc.
blocked-pilot-without-milestones = Thí điểm chưa có mốc nào.
blocked-milestones-open = Còn { $count } mốc chưa hoàn thành.
blocked-indicators-unmeasured = Còn { $count } chỉ số chưa có số đo.
blocked-final-report-missing = Chưa có báo cáo tổng kết.
blocked-acceptance-not-concluded = Hội đồng đánh giá, nghiệm thu chưa kết thúc.
blocked-acceptance-passed = Thí điểm đã được nghiệm thu đạt.
blocked-already-recognised = Kết quả đã được công nhận.
blocked-not-recognised = Kết quả chưa được công nhận.
blocked-deployment-not-decided = Chưa có quyết định đưa vào sử dụng hoặc nhân rộng.
blocked-contest-without-pilot = Cuộc thi kết thúc bằng trao giải, không có thí điểm.
blocked-submissions-unscreened = Còn { $count } hồ sơ chưa kiểm tra điều kiện.
blocked-council-exists = Bài toán này đã có một hội đồng cùng loại đang làm việc.
blocked-council-not-concluded = Hội đồng chưa kết luận.
blocked-pilot-not-in-acceptance = Thí điểm chưa được đề nghị nghiệm thu.
blocked-council-no-subjects = Chưa có hồ sơ hoặc kết quả nào để hội đồng đánh giá.
blocked-council-person-twice = Một người chỉ giữ một vị trí trong hội đồng.
blocked-council-size = Hội đồng có { $count } thành viên biểu quyết; bộ quy tắc yêu cầu từ { $min } đến { $max }.
blocked-council-role-missing = Cần ít nhất { $min } { $role }, hiện có { $count }.
blocked-council-role-too-many = Tối đa { $max } { $role }, hiện có { $count }.
blocked-council-representation = Cần ít nhất { $min } thành viên đại diện cho: { $whom }; hiện có { $count }.
blocked-council-not-judging = Hội đồng chưa chấm điểm hoặc đã chấm xong.
blocked-council-not-meeting = Chỉ mở lại phiếu được trong phiên họp.
blocked-sheet-incomplete = Phiếu còn { $count } ô bắt buộc chưa điền.
blocked-declarations-missing = Còn { $count } thành viên chưa khai báo xung đột lợi ích.
blocked-conflict-left = Còn { $count } thành viên có xung đột lợi ích trong hội đồng.
blocked-sheets-missing = Còn { $count } phiếu chưa gửi.
blocked-meeting-not-recorded = Chưa ghi nhận phiên họp.
blocked-quorum-too-few = Có { $count } thành viên biểu quyết dự họp, cần ít nhất { $min }.
blocked-quorum-role-missing = Phiên họp cần có mặt: { $role }.
blocked-minutes-missing = Chưa có biên bản.
blocked-minutes-outdated = Điểm đã thay đổi sau khi lập biên bản; hãy lập lại.

## Văn bản còn thiếu gì

missing-text = Chưa viết phần này.
missing-measures = Chưa có thước đo thành công nào.
missing-sites = Chưa nêu nơi triển khai.
missing-budget = Chưa nêu mức kinh phí tối đa.
missing-sources = Chưa chọn nguồn kinh phí.
missing-pilot_months = Chưa nêu số tháng thí điểm.
missing-topics = Chưa chọn chủ đề.
missing-rule_set = Chưa chọn bộ quy tắc đánh giá.
missing-title = Chưa có tên hồ sơ.
missing-fits = Chưa trả lời đủ các thước đo thành công.
missing-milestones = Chưa có mốc nào trong kế hoạch.
missing-members = Chưa có thành viên nào.
missing-lines = Chưa có dòng kinh phí nào.

## Từ dùng trong các lời trên

figure-role-chair = chủ tịch
figure-role-vice_chair = phó chủ tịch
figure-role-scientific_secretary = thư ký khoa học
figure-role-reviewer = ủy viên phản biện
figure-role-member = ủy viên
figure-role-administrative_secretary = thư ký hành chính
figure-whom-expert = chuyên gia
figure-whom-orderer = cơ quan đặt hàng
figure-whom-proposer = đơn vị đề xuất
figure-whom-potential_user = đơn vị có thể sử dụng kết quả
figure-whom-presiding_body = cơ quan chủ trì
figure-grade-excellent = xuất sắc
figure-grade-pass = đạt
figure-grade-fail = không đạt
