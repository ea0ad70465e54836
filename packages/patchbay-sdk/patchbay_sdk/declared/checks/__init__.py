"""What is wrong with the declared parts of a manifest although the schema accepts."""

from __future__ import annotations

from patchbay_sdk.declared.checks.manifests import declared_problems

__all__ = ["declared_problems"]
