//! nhipcau-mail
