# The frame of every mail; the words of each are in crates/mail/templates.

mail-product = Nhịp Cầu – innovation orders for public health
mail-greeting = Dear { $name },
mail-why-part = You get this mail because you have a part in what it is about. It was sent by the system; please do not reply.
mail-why-following = You get this mail because you follow the challenge or were invited to it. It was sent by the system; please do not reply.
mail-why-agreed = You get this mail because you agreed to mails about activity; you can withdraw that on the page of your personal data. It was sent by the system; please do not reply.
mail-why-account = This mail is about your account and goes to you alone. It was sent by the system; please do not reply.
mail-why-saved = You get this mail because you saved a search and asked to be told of what is new. The links in it stop that at any time. It was sent by the system; please do not reply.
