//! nhipcau-migrations
