# Một dòng cho mỗi thông báo trong không gian làm việc; tên như các thư. Tham số như của thư cùng tên.

notification-challenge_proposed = { $organisation } đề xuất bài toán “{ $title }” ({ $code }).
notification-challenge_returned = { $by } trả lại bài toán “{ $title }” ({ $code }) để bổ sung.
notification-challenge_decided = { $outcome ->
    [approved] { $by } phê duyệt bài toán “{ $title }” ({ $code }).
   *[declined] { $by } không chấp nhận bài toán “{ $title }” ({ $code }).
}
notification-challenge_cancelled = { $by } hủy bài toán “{ $title }” ({ $code }).
notification-challenge_unanswered = Bài toán “{ $title }” ({ $code }) kết thúc vì không nhận được hồ sơ nào.
notification-challenge_withdrawn = { $organisation } rút bài toán “{ $title }” ({ $code }).
notification-challenge_published = { $organisation } mở nhận hồ sơ cho bài toán “{ $title }” ({ $code }), hạn { $closes_at }.
notification-invitation_sent = { $by } mời { $organisation } tham gia bài toán “{ $title }” ({ $code }).
notification-invitation_reminder = { $by } nhắc: thư mời { $organisation } tham gia bài toán { $code } chưa được trả lời.
notification-invitation_answered = { $outcome ->
    [accepted] { $organisation } nhận lời mời cho bài toán { $code }.
   *[declined] { $organisation } từ chối lời mời cho bài toán { $code }.
}
notification-submission_receipt = Hồ sơ { $submission_code } đã được nhận lúc { $sent_at }.
notification-submission_withdrawn = Hồ sơ { $submission_code } đã được rút lúc { $withdrawn_at }.
notification-seal_broken = { $by } đọc hồ sơ { $submission_code } trước giờ mở. Lý do có trong thư và ở trang hồ sơ.
notification-submission_screened = Hồ sơ { $submission_code } không đủ điều kiện: { $reason }
notification-deadline_extended = Bài toán “{ $title }” ({ $code }) gia hạn đến { $closes_at }.
notification-submissions_opened = Đã mở { $count } hồ sơ của bài toán “{ $title }” ({ $code }).
notification-council_appointed = { $council_kind ->
    [acceptance] { $by } mời bạn tham gia hội đồng nghiệm thu của bài toán { $code }.
   *[selection] { $by } mời bạn tham gia hội đồng tuyển chọn của bài toán { $code }.
}
notification-conflict_declared = { $person } khai báo xung đột lợi ích và rời hội đồng của bài toán { $code }.
notification-scoring_started = Bắt đầu chấm điểm bài toán { $code }: bạn có { $count } phiếu.
notification-council_concluded = Hội đồng của bài toán “{ $title }” ({ $code }) đã có kiến nghị.
notification-council_dissolved = { $council_kind ->
    [acceptance] Hội đồng nghiệm thu của bài toán { $code } đã được giải thể.
   *[selection] Hội đồng tuyển chọn của bài toán { $code } đã được giải thể.
}
notification-council_member_removed = { $council_kind ->
    [acceptance] Bạn không còn là thành viên hội đồng nghiệm thu của bài toán { $code }.
   *[selection] Bạn không còn là thành viên hội đồng tuyển chọn của bài toán { $code }.
}
notification-decision_recorded = { $outcome ->
    [awarded] Đã có quyết định chọn hồ sơ của { $organisation } cho bài toán “{ $title }” ({ $code }).
   *[no_award] Đã có quyết định không chọn hồ sơ nào cho bài toán “{ $title }” ({ $code }).
}
notification-decision_announced = { $outcome ->
    [awarded] Hồ sơ của { $organisation } được chọn cho bài toán “{ $title }” ({ $code }).
    [not_selected] Hồ sơ của { $organisation } chưa được chọn cho bài toán “{ $title }” ({ $code }).
    [award_ended] Kết quả chọn hồ sơ của { $organisation } cho bài toán “{ $title }” ({ $code }) không còn hiệu lực.
   *[no_award] Bài toán “{ $title }” ({ $code }) kết thúc không chọn hồ sơ nào.
}
notification-agreement_to_sign = Thỏa thuận “{ $agreement }” chờ { $organisation } ký.
notification-agreement_signed = Thỏa thuận “{ $agreement }” đã đủ chữ ký.
notification-agreement_revised = { $by } thu hồi chữ ký của thỏa thuận “{ $agreement }” để sửa lại.
notification-agreement_terminated = { $by } chấm dứt thỏa thuận “{ $agreement }”.
notification-pilot_paused = { $by } tạm dừng thí điểm của bài toán “{ $title }” ({ $code }): { $reason }
notification-pilot_resumed = Thí điểm của bài toán “{ $title }” ({ $code }) chạy lại.
notification-pilot_terminated = { $by } chấm dứt thí điểm của bài toán “{ $title }” ({ $code }).
notification-pilot_started = Thí điểm của bài toán “{ $title }” ({ $code }) bắt đầu ngày { $starts_on }.
notification-milestone_due = Mốc “{ $milestone }” của bài toán { $code } đến hạn ngày { $due_on }.
notification-acceptance_due = Thí điểm của bài toán “{ $title }” ({ $code }) chờ nghiệm thu.
notification-pilot_graded = { $grade ->
    [excellent] Thí điểm của bài toán “{ $title }” ({ $code }) được xếp loại xuất sắc.
    [pass] Thí điểm của bài toán “{ $title }” ({ $code }) được xếp loại đạt.
   *[fail] Thí điểm của bài toán “{ $title }” ({ $code }) bị xếp loại không đạt.
}
notification-result_recognised = { $by } công nhận kết quả của bài toán “{ $title }” ({ $code }).
notification-deployment_decided = { $outcome ->
    [adopt] Kết quả bài toán “{ $title }” ({ $code }) được đưa vào sử dụng.
    [scale] Kết quả bài toán “{ $title }” ({ $code }) được nhân rộng.
    [extend] Thí điểm của bài toán “{ $title }” ({ $code }) được kéo dài.
   *[stop] Bài toán “{ $title }” ({ $code }) dừng lại sau thí điểm.
}
notification-verification_requested = { $organisation } đề nghị được xác minh.
notification-verification_decided = { $outcome ->
    [verified] { $by } đã xác minh { $organisation }.
    [refused] { $by } chưa thể xác minh { $organisation }.
    [relied_on] { $by } công nhận kết quả xác minh của { $organisation }.
   *[revoked] { $by } thu hồi xác minh của { $organisation }.
}
notification-member_added = { $by } thêm bạn vào { $organisation }.
notification-member_invited = { $by } mời bạn tham gia { $organisation }.
notification-membership_asked = { $person } xin tham gia { $organisation }.
notification-membership_declined = { $by } chưa nhận bạn vào { $organisation }.
notification-member_joined = { $person } đã vào { $organisation } bằng địa chỉ thư của đơn vị.
notification-joining_answered = { $outcome ->
    [accepted] { $person } đã nhận lời của { $organisation }.
   *[declined] { $person } đã từ chối lời mời của { $organisation }.
}
notification-ownership_offered = { $by } muốn trao cho bạn quyền đại diện { $organisation }.
notification-member_role_changed = { $by } đổi vai trò của bạn trong { $organisation }.
notification-member_removed = { $by } đã đưa bạn ra khỏi { $organisation }.
notification-domain_decided = { $outcome ->
    [confirmed] { $by } xác nhận tên miền { $domain } là của { $organisation }.
   *[refused] { $by } không xác nhận tên miền { $domain } là của { $organisation }.
}
notification-organisation_merged = { $outcome ->
    [merged] { $by } gộp { $organisation } vào { $whole }.
   *[separated] { $by } tách { $organisation } khỏi { $whole }.
}
notification-account_confirm = Hãy xác nhận tài khoản bằng liên kết trong thư.
notification-alert_found = { $count } mục mới: { $name }
notification-account_exists = Có người đã nhập địa chỉ thư của bạn để đăng ký; bạn đã có tài khoản.
notification-password_reset = Có yêu cầu đặt mật khẩu mới cho tài khoản của bạn.
notification-password_changed = Mật khẩu của bạn được đổi lúc { $changed_at }.
notification-email_change_new = Hãy xác nhận địa chỉ thư mới { $new_email } bằng liên kết trong thư.
notification-email_change_old = Có yêu cầu đổi địa chỉ thư của bạn sang { $new_email }.
notification-email_changed = Địa chỉ thư của bạn được đổi thành { $new_email } lúc { $changed_at }.
notification-new_sign_in = Tài khoản được đăng nhập từ thiết bị mới lúc { $signed_in_at } ({ $address }).
notification-session_family_revoked = Một phiên đăng nhập đã bị kết thúc để bảo vệ bạn lúc { $ended_at }.
notification-second_factor_changed = { $outcome ->
    [on] Xác thực hai bước được bật lúc { $changed_at }.
    [off] Xác thực hai bước được tắt lúc { $changed_at }.
   *[codes] Mã khôi phục mới được tạo lúc { $changed_at }.
}
notification-account_changed = { $outcome ->
    [suspended] Tài khoản bị tạm khóa lúc { $changed_at }: { $reason }
    [still_suspended] Tài khoản đang bị tạm khóa từ { $changed_at }: { $reason }
    [restored] Tài khoản được mở lại lúc { $changed_at }: { $reason }
    [sessions_ended] Mọi phiên đăng nhập được kết thúc lúc { $changed_at }: { $reason }
    [second_factor_reset] Xác thực hai bước được gỡ lúc { $changed_at }: { $reason }
   *[parts] Vai trò của tài khoản thay đổi lúc { $changed_at }: { $reason }
}
notification-data_request_received = { $request ->
    [correction] Đã nhận yêu cầu chỉnh sửa dữ liệu của bạn lúc { $received_at }; xác nhận trước hết ngày { $acknowledge_on }, trả lời trước hết ngày { $due_on }.
    [erasure] Đã nhận yêu cầu xóa dữ liệu của bạn lúc { $received_at }; xác nhận trước hết ngày { $acknowledge_on }, trả lời trước hết ngày { $due_on }.
    [restriction] Đã nhận yêu cầu hạn chế xử lý dữ liệu của bạn lúc { $received_at }; xác nhận trước hết ngày { $acknowledge_on }, trả lời trước hết ngày { $due_on }.
   *[objection] Đã nhận phản đối của bạn về việc xử lý dữ liệu lúc { $received_at }; xác nhận trước hết ngày { $acknowledge_on }, trả lời trước hết ngày { $due_on }.
}
notification-data_request_filed = { $request ->
    [correction] Có yêu cầu chỉnh sửa dữ liệu cá nhân: xác nhận trước hết ngày { $acknowledge_on }, trả lời trước hết ngày { $due_on }.
    [erasure] Có yêu cầu xóa dữ liệu cá nhân: xác nhận trước hết ngày { $acknowledge_on }, trả lời trước hết ngày { $due_on }.
    [restriction] Có yêu cầu hạn chế xử lý dữ liệu cá nhân: xác nhận trước hết ngày { $acknowledge_on }, trả lời trước hết ngày { $due_on }.
   *[objection] Có phản đối xử lý dữ liệu cá nhân: xác nhận trước hết ngày { $acknowledge_on }, trả lời trước hết ngày { $due_on }.
}
notification-data_request_answered = { $outcome ->
    [acknowledged] Yêu cầu về dữ liệu cá nhân của bạn đang được xử lý; trả lời trước hết ngày { $due_on }.
    [extended] Yêu cầu về dữ liệu cá nhân của bạn cần thêm thời gian; trả lời trước hết ngày { $due_on }.
    [completed] Yêu cầu về dữ liệu cá nhân của bạn đã thực hiện xong.
   *[refused] Yêu cầu về dữ liệu cá nhân của bạn bị từ chối; xem lý do.
}
notification-data_erased = Dữ liệu cá nhân được xóa lúc { $erased_at }.
