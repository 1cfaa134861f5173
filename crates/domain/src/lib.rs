//! nhipcau-domain
