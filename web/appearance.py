"""What every page knows about how it shall look."""

from __future__ import annotations

from django.http import HttpRequest

THEMES = frozenset({"light", "dark"})


def appearance(request: HttpRequest) -> dict[str, str]:
    """Return the theme that the person chose, empty for the system's."""
    theme = request.COOKIES.get("theme", "")
    return {"theme": theme if theme in THEMES else ""}
