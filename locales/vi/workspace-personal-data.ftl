## Dữ liệu của tôi




## Bàn yêu cầu về dữ liệu

## Lưu giữ
