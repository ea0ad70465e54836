"""The vault: credentials, encrypted with a key that the database does not hold."""
