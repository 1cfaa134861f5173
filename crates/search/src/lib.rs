//! nhipcau-search
