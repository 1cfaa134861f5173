# Cách viết thời gian và khoảng thời gian.

format-moment = { $time } ngày { $day } (giờ Việt Nam)
format-relative-day = { $days ->
    [-1] hôm qua
    [0] hôm nay
    [1] ngày mai
   *[other] { $direction ->
        [past] { $count } ngày trước
       *[ahead] { $count } ngày nữa
    }
}
format-remaining-days = còn { $days } ngày { $hours } giờ
format-remaining-hours = còn { $hours } giờ { $minutes } phút
format-remaining-minutes = còn { $minutes } phút
format-remaining-over = đã hết hạn
