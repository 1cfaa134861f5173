## Từ điển khái niệm
thesaurus-title = Từ điển khái niệm
thesaurus-lead = Mỗi khái niệm gồm tên gọi chuẩn, từ đồng nghĩa, từ thường ngày và chữ viết tắt bằng tiếng Việt và tiếng Anh. Chức năng tìm kiếm và kết nối hiểu chúng cùng một nghĩa, vì vậy thay đổi ở đây làm thay đổi kết quả của mọi người.
thesaurus-concept = Khái niệm
thesaurus-new = Thêm khái niệm
thesaurus-changes = Lịch sử thay đổi
thesaurus-export = Tải về toàn bộ từ điển
thesaurus-search = Tìm theo tên, từ đồng nghĩa hoặc chữ viết tắt (gõ không dấu cũng được)
thesaurus-origin = Nguồn gốc
thesaurus-filter-here = Mọi thay đổi tại đây
thesaurus-origin-shipped = Theo bản gốc
thesaurus-origin-changed = Đã sửa tại đây
thesaurus-origin-added = Thêm tại đây
thesaurus-origin-removed = Đã xóa tại đây
thesaurus-matched = khớp với:
thesaurus-in-draft = Có trong bản nháp
thesaurus-count = { $count } khái niệm
thesaurus-none = Không tìm thấy khái niệm nào
thesaurus-none-hint = Thử từ khác hoặc bỏ điều kiện lọc. Nếu chưa có, hãy thêm khái niệm mới.

## Các phần của một khái niệm
thesaurus-field-term = Tên gọi chuẩn
thesaurus-field-synonyms = Từ đồng nghĩa, từ thường ngày
thesaurus-field-abbreviations = Chữ viết tắt
thesaurus-field-capitals_only = Chữ viết tắt chỉ tính khi viết hoa
thesaurus-field-broader = Khái niệm rộng hơn
thesaurus-field-related = Khái niệm liên quan
thesaurus-field-close_match = Tên tương ứng trong MeSH
thesaurus-hint-term = Tên đầy đủ, viết thường như trong câu.
thesaurus-hint-synonyms = Mỗi dòng một từ. Chỉ ghi từ cùng nghĩa; từ có nghĩa hẹp hơn nên là một khái niệm riêng.
thesaurus-hint-abbreviations = Mỗi dòng một chữ, viết đúng như người ta vẫn viết.
thesaurus-hint-capitals = Chọn khi chữ viết tắt trùng với một từ khác, ví dụ THA và “tha”.
thesaurus-hint-broader = Tìm theo khái niệm rộng hơn thì thấy cả khái niệm này.
thesaurus-hint-related = Gần nghĩa nhưng không cùng nghĩa.
thesaurus-hint-close_match = Không bắt buộc. MeSH là bộ đề mục y học tiếng Anh dùng chung trên thế giới.
thesaurus-find-broader = Tìm khái niệm rộng hơn để thêm
thesaurus-find-related = Tìm khái niệm liên quan để thêm
thesaurus-found = Thấy { $count } khái niệm; bấm để thêm
thesaurus-none-chosen = Chưa có.
thesaurus-leave-out = Bỏ
thesaurus-narrower = Khái niệm hẹp hơn
thesaurus-narrower-none = Không có.
thesaurus-named = Được khái niệm khác ghi là liên quan
thesaurus-capitals-now = Từ nay chữ viết tắt chỉ tính khi viết hoa
thesaurus-capitals-no-more = Từ nay chữ viết tắt tính cả khi viết thường
thesaurus-come = Thêm:
thesaurus-gone = Bỏ:
thesaurus-no-difference = Không có gì khác.

## Xem và sửa một khái niệm
thesaurus-your-change = Thay đổi của bạn, đang giữ trên máy này và chưa công bố
thesaurus-will-leave = Khái niệm này sẽ bị xóa khi bản nháp được công bố.
thesaurus-will-return = Khái niệm này sẽ trở lại như bản gốc khi bản nháp được công bố.
thesaurus-added-in-draft = Khái niệm này mới có trong bản nháp của bạn, giữ trên máy này. Có thể sửa tiếp ở đây.
thesaurus-is-removed = Khái niệm này đã bị xóa tại đây; tìm kiếm không còn dùng đến nó.
thesaurus-shipped = Khác với bản gốc
thesaurus-shipped-hint = Bản gốc là bản đi kèm phần mềm. Đây là những gì đã sửa so với bản đó.
thesaurus-restore = Trở lại như bản gốc
thesaurus-remove = Xóa khái niệm
thesaurus-undo = Bỏ thay đổi này
thesaurus-history = Lịch sử của khái niệm
thesaurus-history-none = Chưa sửa lần nào tại đây.
thesaurus-new-lead = Cần tên gọi chuẩn bằng cả hai thứ tiếng, và ít nhất một khái niệm rộng hơn.
thesaurus-new-kept = Những gì bạn viết được giữ trên máy này cho đến khi công bố hoặc bỏ đi.
thesaurus-take-in = Đưa vào bản nháp
thesaurus-taken-in = Đã đưa khái niệm mới vào bản nháp
thesaurus-needs-terms = Còn thiếu tên gọi chuẩn bằng tiếng Việt hoặc tiếng Anh.
thesaurus-alike = Từ này đã có ở khái niệm khác; nên sửa khái niệm đó thay vì thêm mới

## Bản nháp
thesaurus-draft = Bản nháp thay đổi từ điển
thesaurus-draft-mine = Bản nháp của bạn
thesaurus-draft-lead = Xem lại những gì sẽ thay đổi và kết quả tìm kiếm nào sẽ khác đi, trước khi công bố.
thesaurus-draft-holds = Bạn có { $count } khái niệm đã sửa nhưng chưa công bố. Bản nháp giữ trên máy này.
thesaurus-draft-fresh = Bạn đang viết dở một khái niệm mới.
thesaurus-draft-fresh-go = Viết tiếp
thesaurus-draft-unkept = Trình duyệt không cho giữ bản nháp trên máy này: bản nháp sẽ mất khi đóng trang.
thesaurus-to-draft = Xem trước và công bố
thesaurus-draft-empty = Bản nháp chưa có thay đổi nào
thesaurus-draft-empty-hint = Tìm một khái niệm rồi sửa, thêm khái niệm mới, hoặc nhập từ tệp. Mọi thay đổi được giữ ở đây trước khi công bố.
thesaurus-draft-entries = Những khái niệm thay đổi ({ $count })
thesaurus-discard = Bỏ cả bản nháp
thesaurus-discard-effect = Thay đổi về { $count } khái niệm sẽ bị xóa khỏi máy này và không lấy lại được. Từ điển đang dùng vẫn giữ nguyên.
thesaurus-does-add = Thêm mới
thesaurus-does-change = Sửa
thesaurus-does-remove = Xóa
thesaurus-does-restore = Trở lại bản gốc
thesaurus-what-changes = Xem thay đổi
thesaurus-what-changed = Xem đã thay đổi gì
thesaurus-edit = Sửa tiếp
thesaurus-as-it-stands = Giống hệt bản đang dùng: công bố cũng không thay đổi gì.
thesaurus-problems = { $count } chỗ cần sửa trước khi công bố
thesaurus-other-one = Khái niệm kia:
thesaurus-problems-hint = Xem lời nhắc ở từng khái niệm. Sửa xong mới xem được kết quả tìm kiếm thay đổi thế nào.

## Xem trước
thesaurus-preview = Kết quả tìm kiếm sẽ khác đi thế nào
thesaurus-preview-waits = Đang tìm thử với từ điển đang dùng và với bản nháp; có thể mất vài giây.
thesaurus-preview-after-problems = Sửa xong những chỗ nêu trên thì xem được.
thesaurus-preview-looked = Đã tìm thử trên { $documents } trong { $of } tài liệu công khai, như người không đăng nhập.
thesaurus-preview-changed = Kết quả khác đi ở { $changed } trên { $count } câu tìm.
thesaurus-preview-nothing = Không có kết quả nào thay đổi
thesaurus-preview-nothing-hint = Đã thử { $count } câu tìm: mười kết quả đầu vẫn như trước. Có thể chưa có tài liệu nào nói đến khái niệm này; hãy thử thêm câu khác.
thesaurus-try = Thử một câu tìm khác
thesaurus-try-hint = Viết như người dùng vẫn gõ.
thesaurus-try-full = Thử được nhiều nhất { $most } câu; bỏ bớt một câu để thử câu khác.
thesaurus-try-it = Tìm thử
thesaurus-tried = Câu bạn thử
thesaurus-suggested = Câu lấy từ những từ được thêm hoặc bỏ
thesaurus-suggested-none = Bản nháp không thêm hay bỏ từ nào.
thesaurus-query-changed = Kết quả khác đi
thesaurus-query-same = Không đổi
thesaurus-results = Xem kết quả
thesaurus-before = Hiện nay
thesaurus-after = Sau khi công bố
thesaurus-hits-none = Không có kết quả nào.
thesaurus-hit-new = Mới xuất hiện
thesaurus-hit-gone = Sẽ ra khỏi mười kết quả đầu
thesaurus-hit-up = Lên, trước ở vị trí { $was }
thesaurus-hit-down = Xuống, trước ở vị trí { $was }

## Công bố
thesaurus-publish = Công bố
thesaurus-publish-effect = Từ điển mới có hiệu lực ngay với mọi lượt tìm kiếm và kết nối. Lần công bố được ghi vào nhật ký cùng lý do; có thể sửa lại hoặc trở về bản gốc bất cứ lúc nào.
thesaurus-publish-who = Người duyệt của cơ quan mới được công bố. Hãy lưu bản nháp thành tệp và gửi cho người duyệt; người duyệt nhập tệp ở trang từ điển, xem trước rồi công bố.
thesaurus-publish-problems = Chưa công bố được vì còn chỗ cần sửa.
thesaurus-publish-old = Chưa công bố được: hãy xem những gì người khác vừa công bố ở đầu trang.
thesaurus-publish-it = Công bố { $count } thay đổi
thesaurus-published = Đã công bố thay đổi về { $count } khái niệm
thesaurus-reason-hint = Vì sao cần thay đổi, để đồng nghiệp và người kiểm tra hiểu. Ai ở cơ quan này cũng đọc được.
thesaurus-reason-short = Viết lý do, ít nhất { $least } ký tự
thesaurus-stale = Người khác vừa công bố một bản mới. Bản nháp của bạn vẫn còn nguyên: hãy xem họ đã thay đổi gì ở đầu trang rồi công bố lại.
thesaurus-meanwhile = Người khác đã công bố trong lúc bạn soạn
thesaurus-meanwhile-hint = Bản nháp của bạn vẫn còn nguyên. Hãy xem những thay đổi dưới đây trước khi tiếp tục.
thesaurus-meanwhile-both = Cả bạn và họ cùng sửa những khái niệm này; công bố bản nháp sẽ thay bản của họ
thesaurus-meanwhile-go-on = Tôi đã xem, tiếp tục với bản mới
thesaurus-draft-save = Lưu bản nháp thành tệp
thesaurus-draft-save-lacks = Việc xóa khái niệm và trở lại bản gốc không nằm trong tệp; hãy nói riêng với người duyệt.

## Lịch sử
thesaurus-changes-lead = Mọi lần công bố tại đây, mới nhất trước: ai, khi nào, vì sao và thay đổi những gì.
thesaurus-changes-none = Chưa công bố thay đổi nào
thesaurus-changes-none-hint = Từ điển đang dùng đúng như bản đi kèm phần mềm.
thesaurus-in-log = Xem trong nhật ký
thesaurus-by-gone = Tài khoản không còn
thesaurus-version = bản số { $version }

## Nhập từ tệp
thesaurus-import = Nhập từ tệp
thesaurus-import-title = Nhập khái niệm từ tệp
thesaurus-import-effect = Hệ thống so tệp này với từ điển đang dùng. Chưa có gì thay đổi: phần khác đi được đưa vào bản nháp để bạn xem trước. Khái niệm không có trong tệp vẫn giữ nguyên.
thesaurus-import-read = So với từ điển
thesaurus-import-large = Tệp lớn quá { $most }.
thesaurus-import-unreadable = Không đọc được tệp này. Cần tệp .jsonld theo mẫu của tệp tải về từ đây.
thesaurus-import-found = { $count } khái niệm khác với từ điển đang dùng, { $same } khái niệm giống hệt.
thesaurus-import-problems = Những chỗ chưa đúng trong tệp
thesaurus-import-both = { $count } khái niệm trong tệp đã có trong bản nháp của bạn với nội dung khác. Giữ bên nào?
thesaurus-import-draft = Giữ bản nháp của tôi
thesaurus-import-file = Lấy theo tệp
thesaurus-import-take = Đưa { $count } khái niệm vào bản nháp
thesaurus-imported = Đã đưa { $count } khái niệm vào bản nháp

## Trên bàn điều phối
desk-words = Từ ngữ của tìm kiếm
desk-words-hint = Người dân nói một đằng, hồ sơ viết một nẻo: từ điển giúp hai bên gặp nhau.
