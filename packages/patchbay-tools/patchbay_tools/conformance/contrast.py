"""Whether icons can be seen: contrast of their colours by WCAG 2.2, 1.4.11."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LEAST = 3.0
SURFACES = {"light": "#ffffff", "dark": "#1c1f26"}
COLOUR = re.compile(r"(?:fill|stroke)\s*[=:]\s*[\"']?\s*(#[0-9a-fA-F]{3,8})\b")


def weak_icons(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    """Yield the icons that are hardly seen on the surface they are for."""
    icon = manifest.get("icon", {})
    for theme, surface in SURFACES.items():
        if theme not in icon:
            yield f"icon: draw one for {theme} surfaces"
            continue
        try:
            text = (folder / icon[theme]).read_text(encoding="utf-8")
        except OSError:
            yield f"icon: {icon[theme]} cannot be read"
            continue
        # Without a colour of its own SVG draws in black.
        colours = COLOUR.findall(text) or ["#000000"]
        best = max(contrast(one, surface) for one in colours)
        if best < LEAST:
            yield f"icon: {icon[theme]} has a contrast of {best:.1f} on {theme}, not 3"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb`."""
    digits = colour[1:]
    if len(digits) < 6:
        digits = "".join(one * 2 for one in digits[:3])
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
