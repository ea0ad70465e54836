"""How large a file may be. Real files stay far below; see docs/reference.md."""

from __future__ import annotations

MAX_BYTES = 10 * 1024 * 1024
MAX_ELEMENTS = 60_000
MAX_DEPTH = 250
# bpmn-moddle needs quadratic time in the attributes of one element.
MAX_ATTRIBUTES = 256
# A real file has an attribute of 132,379 characters.
MAX_ATTRIBUTE_LENGTH = 1_000_000
MAX_COORDINATE = 1_000_000.0
# A name of 200,000 characters hangs the browser's text layout.
MAX_DRAWN_NAME = 2_000
