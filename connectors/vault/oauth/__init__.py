"""Accounts that a service gives by OAuth 2.0 (RFC 6749, PKCE of RFC 7636)."""
