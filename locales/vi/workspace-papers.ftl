## Signed papers: who lays one up and who puts it on record
papers-title = Văn bản đã ký, chờ người có thẩm quyền ghi nhận
papers-lead = Người chuẩn bị tải văn bản đã ký lên đây. Người có thẩm quyền của cơ quan đối chiếu rồi ghi nhận; trước đó văn bản chưa công khai và chưa làm thay đổi điều gì.
papers-colleague-first = Cần một đồng nghiệp tải văn bản đã ký lên trước
papers-colleague-first-text = Theo bộ quy tắc, người chuẩn bị văn bản và người ghi nhận là hai người khác nhau. Khi người chuẩn bị đã tải văn bản lên, văn bản hiện ở đây để bạn chọn.
papers-for-colleague = Tải lên để người khác ghi nhận
papers-for-colleague-hint = Bạn vẫn có thể tải văn bản đã ký lên, nhưng khi đó một người có thẩm quyền khác của cơ quan phải ghi nhận.
paper-prepared-by = Người chuẩn bị: { $name }, tải lên lúc
paper-prepared = Tải lên lúc
paper-open = Mở xem { $name }
paper-own = Do chính bạn tải lên, nên một người có thẩm quyền khác của cơ quan phải ghi nhận.
paper-not-here = Không phải văn bản của cơ quan bạn, nên bạn không ghi nhận được.
