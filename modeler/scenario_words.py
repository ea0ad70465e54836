"""How a run differs from its scenario, in words for a person."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from modeler.dry_runs import RunnableDraft
from runtime.simulation import Difference, Outcome
from runtime.simulation.expectations import MISSING

LONGEST = 80


class Told(TypedDict):
    """A difference as the API gives it; `element` is None for what has no place."""

    kind: str
    element: str | None
    message: str


def told(difference: Difference, draft: RunnableDraft, outcome: Outcome) -> Told:
    """Return a difference in words."""
    message = WORDS[difference.kind](difference, draft.name_of, outcome)
    place = difference.place
    known = difference.kind != "variable" and place in draft.definition.nodes
    if difference.kind != "variable" and place and not known:
        message = _("{message} The draft has no such element.").format(message=message)
    return {
        "kind": difference.kind,
        "element": place if known else None,
        "message": message,
    }


NameOf = Callable[[str], str]


def of_state(one: Difference, _name_of: NameOf, outcome: Outcome) -> str:
    """Say how it should end, and how it does."""
    should = {
        "completed": _("It should be completed."),
        "waiting": _("It should wait."),
        "incident": _("It should stop with an incident."),
    }
    return f"{should[one.expected]} {outcome.message}"


def of_element(one: Difference, name_of: NameOf, outcome: Outcome) -> str:
    """Say where it should stand at the end, and where it does."""
    should = _("It should stand at “{name}” at the end.")
    return f"{should.format(name=name_of(one.expected))} {outcome.message}"


def of_passed(one: Difference, name_of: NameOf, _outcome: Outcome) -> str:
    """Say what was not passed."""
    sentence = _("“{name}” should be passed, but was not.")
    return sentence.format(name=name_of(one.place))


def of_order(one: Difference, name_of: NameOf, _outcome: Outcome) -> str:
    """Say what was not passed where it should be."""
    sentence = _("“{name}” should be passed after “{before}”, but was not.")
    return sentence.format(name=name_of(one.place), before=name_of(one.expected))


def of_avoided(one: Difference, name_of: NameOf, _outcome: Outcome) -> str:
    """Say what was reached."""
    sentence = _("“{name}” should not be reached, but was.")
    return sentence.format(name=name_of(one.place))


def of_variable(one: Difference, _name_of: NameOf, _outcome: Outcome) -> str:
    """Say which value is another."""
    expected = shown(one.expected)
    if one.found is MISSING:
        sentence = _("“{name}” should be {expected}, but there is no such value.")
        return sentence.format(name=one.place, expected=expected)
    sentence = _("“{name}” should be {expected}, but is {found}.")
    return sentence.format(name=one.place, expected=expected, found=shown(one.found))


def shown(value: Any) -> str:
    """Return a value as JSON on one short line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


WORDS: dict[str, Callable[[Difference, NameOf, Outcome], str]] = {
    "state": of_state,
    "element": of_element,
    "passed": of_passed,
    "order": of_order,
    "avoided": of_avoided,
    "variable": of_variable,
}
