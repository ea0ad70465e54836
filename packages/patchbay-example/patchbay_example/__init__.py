"""A small example connector for Patchbay: translate a text."""
