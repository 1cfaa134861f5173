## My data




## The desk for requests

## Retention
