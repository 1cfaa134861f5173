//! nhipcau-texts
