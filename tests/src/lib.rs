//! nhipcau-tests
