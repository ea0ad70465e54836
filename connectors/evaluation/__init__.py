"""The settings of a step as a connector gets them: docs/manifest.md, "Settings"."""

from __future__ import annotations

from connectors.evaluation.exceptions import SettingProblem
from connectors.evaluation.settings import evaluated_settings

__all__ = ["SettingProblem", "evaluated_settings"]
