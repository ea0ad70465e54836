"""Findings of a diagram."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from javascript import host
from javascript.records import Finding


def findings(
    xml: str, manifests: Sequence[Mapping[str, Any]], *, timeout: float = 10.0
) -> list[Finding]:
    """Lint a diagram, the gravest findings first, as the page does.

    `manifests` are those of the installed connectors. Raises TimeLimitReached or
    MemoryLimitReached where the file is too much work.
    """
    # An id can hide behind character references; otherwise the text tells.
    used = [one for one in manifests if "&#" in xml or one["connector"] in xml]
    host.call("read", xml, timeout=timeout)
    answer = host.call("findings", used, timeout=timeout)
    return cast("list[Finding]", json.loads(answer or "[]"))
