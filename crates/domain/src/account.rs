//! Words of the accounts that travel as text.

text_enum! {
    /// What a link in a mail about an account is good for.
    pub enum LinkPurpose {
        /// Makes the account of a registration.
        Confirm = "confirm",
        /// Sets a new password.
        PasswordReset = "password_reset",
        /// The owner of the present address agrees to another one.
        EmailOld = "email_old",
        /// The owner of the new address agrees.
        EmailNew = "email_new",
    }
}
