"""Requests: published processes that run and use their connectors."""
