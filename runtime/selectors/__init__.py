"""Everything that reads; functions are named for what they return."""
