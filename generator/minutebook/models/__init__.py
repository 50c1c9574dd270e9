"""What each file of records may say: one module a kind of record, frozen and typed."""
