"""The content contract (DESIGN §3), declared: the fields of each kind of document."""
