//! The workspace's build is part of the binary: a new one is a reason to compile again.

fn main() {
    println!("cargo:rerun-if-changed=../../frontend/dist");
}
