## Passwords
forgot-password = Forgot your password?
password-current = Current password
password-new = New password
strength-label = Strength:
strength-0 = very weak
strength-1 = weak
strength-2 = fair
strength-3 = strong
strength-4 = very strong
strength-enough = – good enough.
strength-not-enough = – not enough, make it longer or add words.
strength-unknown = The strength could not be measured now; the server checks it on sending.
copied = Copied.
copy-failed = The browser does not allow copying; please select and copy by hand.

## Second step of signing in
second-factor-lead = The password is right. The account { $email } needs a second step.
second-factor-code = Six-digit code
second-factor-code-hint = Open the authenticator app on your phone and type the code it shows.
second-factor-back = Another account
second-factor-by-app = Use a code from the app
second-factor-by-recovery = No phone at hand? Use a recovery code
recovery-code = Recovery code
recovery-code-hint = One of the ten codes you kept, like xxxx-xxxx-xxxx. Each works once.

## Links in mails
mail-missing = If nothing arrives within a few minutes, look into the spam folder and check the address.
register-sent-title = Please look into your mail
register-sent = We have sent a mail to { $email }.
register-sent-link = Follow the link in it to confirm the address. The link works once, for 48 hours.
register-sent-again = If the link has expired, sign in with the password you just chose: a new mail will be sent.
confirm-title = Confirm your account
confirm-lead = One step is left: confirm that the mail reached you.
confirm-send = Confirm and enter
confirm-new-link = Sign in with the password you chose. If the account is not confirmed yet, a new mail with a new link is sent to you.
forgot-title = Reset your password
forgot-lead = Enter the email address of your account. We send a link there to choose a new password.
forgot-send = Send the link
forgot-sent-title = Please look into your mail
forgot-sent = If { $email } has an account, a mail with a link to reset the password is on its way there. The link works once, for an hour.
reset-title = Choose a new password
reset-lead = Changing it ends every session of this account.
reset-send = Set the password
reset-new-link = Ask for a new link
reset-done-title = New password set
reset-done = The new password holds and every old session has ended. Please sign in again.
confirm-email-title = Confirm the change of email address
confirm-email-lead = The change takes effect once both the old and the new address have confirmed it.
confirm-email-send = Confirm this address
confirm-email-waiting = Confirmed. The link in the mail to the other address is still awaited.
confirm-email-changed = The email address has been changed. From now on, sign in with the new one.
confirm-email-new-link = If you still want to change the address, begin again on the Security page.

## Security page
security-title = Security
security-lead = How you sign in, and where you are signed in.
security-enrol-title = Two-step sign-in is needed
security-enrol-needed = Your role demands a second step when signing in
security-enrol-why = The operator demands it of those who sign, approve or see protected data. Set it up here; afterwards you go straight on to the page you wanted.
password-change-lead = Changing the password ends your other sessions and you are told by mail.
password-change = Change the password
password-changed = Password changed; other sessions have ended
email-now = You sign in with
email-change-lead = We write to both the old and the new address; it changes only when both links were followed.
email-new = New email address
email-change = Change the address
email-sent = Mails were sent to both addresses
email-pending = The change to { $address } waits for confirmation
email-pending-how = Follow the link in the mail to the old address and the one in the mail to the new address. Until then you sign in with the old one.
email-withdraw = Do not change it
email-withdrawn = The change of address was withdrawn
sessions-title = Where you are signed in
sessions-lead = If there is a place you do not recognise, end it and then change your password.
sessions-only-this = You are signed in only here.
sessions-end-others = End all others
sessions-end-effect = All other places have to sign in again before their next step. This session goes on.
sessions-ended = All other sessions have ended
session-this = This session
session-in-use = In use now
session-last-used = Last used
session-address = from address { $address }
session-since = Signed in at
session-until = expires at
session-device-says = What the device says of itself
session-end = End
session-end-one = End the session on { $device }
session-end-effect = { $device } has to sign in again before its next step.
session-ended = The session has ended
device-unknown = A device that gives no name
device-other = Another device or program
device-browser-on = { $browser } on { $system }

## Two-step sign-in
second-factor-title = Two-step sign-in
second-factor-what = Besides the password, each sign-in needs a changing code from your phone. Whoever learns the password cannot get in without that phone.
second-factor-begin = Set it up
second-factor-on = On
second-factor-since = since
second-factor-required = Your role demands two-step sign-in, so it cannot be switched off.
second-factor-replace = Change the phone
second-factor-replace-effect = You scan a new code with the new phone. The old phone works until that is done; then it and the old recovery codes stop working.
second-factor-disable = Switch off
second-factor-disable-effect = From the next sign-in only the password is needed. The recovery codes no longer work and you are told by mail.
second-factor-disabled = Two-step sign-in is off
second-factor-password = First enter your password, to be sure that it is you.
second-factor-next = Continue
second-factor-scan = Add the account to an authenticator app
second-factor-qr = QR code with the secret key; the key is also written out beside it.
second-factor-scan-how = Open an authenticator app on your phone (any TOTP app will do) and scan this code.
second-factor-secret = Cannot scan? Type this key into the app:
second-factor-copy = Copy the key
second-factor-first-code = Type the code the app shows, to be sure that the key arrived.
second-factor-confirm = Confirm and switch on
second-factor-or-recovery = Or a recovery code.
recovery-left = { $count ->
    [one] { $count } recovery code is left for when the phone is lost.
   *[other] { $count } recovery codes are left for when the phone is lost.
}
recovery-few = { $count ->
    [0] No recovery code is left. If the phone is lost you cannot get in any more: make new codes.
    [one] Only { $count } recovery code is left. Make new ones.
   *[other] Only { $count } recovery codes are left. Make new ones.
}
recovery-renew = Make new recovery codes
recovery-renew-effect = Ten new codes are shown once; all old ones stop working.
recovery-title = Keep the recovery codes
recovery-lead = Each stands in for the phone once when signing in. They are shown only now: print them or store them where only you can get at them, and not together with the password.
recovery-copy = Copy
recovery-download = Download
recovery-print = Print
recovery-file = Recovery codes of { $product } for { $email }. Each works once.
recovery-file-name = nhip-cau-recovery-codes
recovery-kept = I have kept these codes
recovery-done = Done
