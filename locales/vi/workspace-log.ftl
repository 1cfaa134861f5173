## Danh sách
log-title = Nhật ký chung
log-lead = Mọi việc quan trọng được ghi theo thứ tự và nối với nhau bằng mã băm, nên không ai, kể cả người vận hành, sửa được mà không bị phát hiện. Bạn thấy những bản ghi mà bạn được xem; ai cũng kiểm chứng được.
log-to-verify = Kiểm chứng một biên nhận hay bằng chứng
log-size = { $count ->
   *[other] Nhật ký có { $shown } bản ghi
}
log-signed-at = Dấu niêm mới nhất được ký lúc
log-unsigned = Chưa có dấu niêm nào được ký.
log-keep = Giữ lại dấu niêm và khóa
log-keep-why = Ai giữ một dấu niêm hôm nay thì ngày sau chứng minh được rằng không bản ghi nào trước đó bị sửa hay xóa. Hãy giữ khóa ở nơi khác với trang này, và so với khóa mà cơ quan khác đã công bố.
log-checkpoint = Dấu niêm (checkpoint)
log-key = Khóa kiểm chứng của nhật ký
log-copy = Sao chép
log-records = Các bản ghi
log-number = Số
log-record = Bản ghi số { $seq }
log-at = Thời điểm
log-act = Việc
log-actor = Người thực hiện
log-actor-system = Hệ thống
log-actor-handle = Nhật ký không ghi tên người, chỉ ghi một mã ngẫu nhiên, như nhau ở mọi bản ghi của người ấy. Tên, nếu hiện ở trên, do máy chủ cho biết và không nằm trong bằng chứng.
log-noun = Về
log-noun-any = Mọi thứ
log-mine = Chỉ việc của tôi
log-subject = Đối tượng
log-subject-only = Chỉ các bản ghi về đối tượng
log-subject-all = Bỏ giới hạn đối tượng
log-subject-records = Mọi bản ghi về đối tượng này
log-empty = Không có bản ghi nào bạn được xem
log-empty-hint = Hãy bỏ bớt điều kiện lọc. Những bản ghi bạn không được xem không hiện ra ở đây.

## Một bản ghi
log-withheld = Bạn không được xem nội dung bản ghi này
log-withheld-why = Nó có trong nhật ký và vẫn kiểm chứng được: dưới đây là mã băm của nó và bằng chứng rằng nó nằm ở đúng số này.
log-audience = Ai được xem
log-audience-public = Mọi người
log-audience-parties = Các bên liên quan
log-audience-own = Chỉ người ấy
log-audience-sealed = Niêm phong cho đến lúc mở
log-erased = Chi tiết đã xóa
log-erased-by = Theo bản ghi số { $seq }; nhật ký vẫn kiểm chứng được.
log-verify-here = Kiểm chứng
log-verify-here-what = Trình duyệt của bạn lấy bằng chứng rồi tự tính lại từng bước thay vì tin lời máy chủ.
log-verify-now = Kiểm chứng ngay trong trình duyệt này
log-verify-here-not = Bản ghi này nằm trong nhật ký mà khóa trên trang đã ký, và chưa bị sửa. Điều này chưa cho biết nhật ký cho người khác xem có giống vậy không: hãy so với một dấu niêm bạn giữ từ trước, hay nhận từ nơi khác.
log-raw = Nguyên văn
log-leaf = Bản ghi, đúng như được băm
log-envelope = Chi tiết (phong bì)
log-salt = Muối
log-values = Xem các giá trị được so sánh
log-fact-origin = Nhật ký
log-fact-leaf_hash = Mã băm của bản ghi
log-fact-computed = Tính lại được
log-fact-digest = Mã trong bản ghi
log-fact-seq = Số thứ tự
log-fact-size = Số bản ghi
log-fact-path = Mã băm kèm theo
log-fact-root = Gốc
log-fact-from = Số bản ghi cũ
log-fact-root_from = Gốc cũ
log-fact-to = Số bản ghi mới
log-fact-root_to = Gốc mới
log-fact-time = Thời điểm ký
log-fact-key_id = Mã khóa
log-fact-public_key = Khóa công khai
log-fact-content_hash = Mã băm nội dung

## Kiểm chứng thứ được dán vào
log-verify-title = Kiểm chứng biên nhận, bằng chứng, dấu niêm
log-verify-lead = Dán vào đây thứ bạn đang giữ. Việc kiểm chứng diễn ra trong trình duyệt của bạn và thứ bạn dán không rời khỏi máy này; máy chủ chỉ được hỏi về một số thứ tự hay một độ dài của nhật ký.
log-paste = Biên nhận, bằng chứng hoặc dấu niêm
log-paste-hint = JSON tải từ trang biên nhận hay từ API, hoặc đoạn dấu niêm chép từ thư.
log-key-hint = Do máy chủ này đưa ra. Nếu bạn có khóa từ nguồn khác, hãy dán khóa ấy: đó mới là điều khiến bạn không phải tin máy chủ.
log-key-missing = Chưa lấy được khóa từ máy chủ. Dán khóa bạn giữ vào ô dưới thì vẫn kiểm chứng được khi không có mạng.
log-key-unreadable = Đây không phải là một khóa kiểm chứng nguyên vẹn.
log-result = Kết quả
log-refused-meaning = Giấy đã bị sửa, bị chép thiếu, hoặc thuộc về một nhật ký khác. Đừng dựa vào nó; nếu bạn nhận nó từ hệ thống này, hãy báo cho kiểm toán viên.
log-state = { $count ->
   *[other] Lúc ký, nhật ký có { $shown } bản ghi. Thời điểm ký:
}
log-proves-inclusion = Điều được chứng minh: bản ghi này nằm trong nhật ký ở đúng số thứ tự ấy khi dấu niêm được ký, và từ đó không bị sửa.
log-proves-not-inclusion = Điều không được chứng minh: việc được ghi là đúng sự thật, và người thực hiện là ai.
log-proves-consistency = Điều được chứng minh: nhật ký lúc sau giữ nguyên mọi bản ghi lúc trước.
log-proves-not-consistency = Điều không được chứng minh: một bản ghi cụ thể nào đó có trong nhật ký.
log-proves-checkpoint = Điều được chứng minh: nhật ký đã cam kết với đúng trạng thái này.
log-proves-not-checkpoint = Điều không được chứng minh: nhật ký chứa những gì. Muốn biết, cần bằng chứng của từng bản ghi.
log-proves-receipt = Điều được chứng minh: dấu niêm trên biên nhận là thật, nên từ lúc ấy nhật ký không thể bị viết lại mà người giữ biên nhận không biết.
log-proves-not-receipt = Điều không được chứng minh chỉ bằng dấu niêm: nội dung đã nộp. Phần dưới kiểm bản ghi của lần nộp, nếu biên nhận có số bản ghi.
log-steps-record = Bản ghi của lần nộp này
log-record-good = Lần nộp này nằm trong nhật ký đã ký.
log-today-good = Nhật ký hôm nay vẫn giữ nguyên mọi bản ghi có lúc ấy.
