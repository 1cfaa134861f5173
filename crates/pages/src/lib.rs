//! nhipcau-pages
