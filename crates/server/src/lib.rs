//! nhipcau-server
