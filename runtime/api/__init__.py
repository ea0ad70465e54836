"""Requests over HTTP; docs/api.md describes it."""
