"""What was published stays: which words, at which address, and how either may change."""
