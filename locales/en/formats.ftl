# How times and spans of time are written.

format-moment = { $time }, { $day } (Vietnam time, UTC+7)
format-relative-day = { $days ->
    [-1] yesterday
    [0] today
    [1] tomorrow
   *[other] { $direction ->
        [past] { $count } days ago
       *[ahead] in { $count } days
    }
}
format-remaining-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
} { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} left
format-remaining-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} left
format-remaining-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} left
format-remaining-over = closed
