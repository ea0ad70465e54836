"""The pages of the connectors."""
