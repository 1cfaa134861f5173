//! The binary's parts: configuration, wiring and commands. A library too, so that the tests run
//! the very same application.

pub mod commands;
pub mod config;
pub mod demo;
pub mod http;
pub mod wiring;
