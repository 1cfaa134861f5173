//! What an installation does to the shipped thesaurus.

text_enum! {
    /// Where a concept comes from.
    pub enum ConceptOrigin {
        /// As shipped.
        Shipped = "shipped",
        /// Shipped, and changed here.
        Changed = "changed",
        /// Only here.
        Added = "added",
        /// Shipped, and taken out here.
        Removed = "removed",
    }
}

text_enum! {
    /// What is done to a concept.
    pub enum ConceptAction {
        /// It is new.
        Add = "add",
        /// It is another one now.
        Change = "change",
        /// It is taken out.
        Remove = "remove",
        /// It is as shipped again.
        Restore = "restore",
    }
}
