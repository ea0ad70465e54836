"""Installed connector packages: registry, palette, checks. Runs none of their code."""
