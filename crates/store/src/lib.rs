//! nhipcau-store
