//! nhipcau-app
