//! What the log keeps for ever: leaves, the tiles of their tree, signed heads, and – as long as
//! the people wish – who is behind a handle.

pub mod actor;
pub mod checkpoint;
pub mod leaf;
mod standing;
pub mod tile;

pub use checkpoint::Model as Checkpoint;
pub use leaf::Model as Leaf;
pub use standing::{nouns, standing};
