//! Use cases of the noun `import`.
