//! nhipcau-api
