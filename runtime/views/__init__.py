"""The pages of Requests."""
