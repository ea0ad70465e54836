"""Event-based and complex gateways, and quantities of tokens."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.engine.requests import run


@pytest.mark.parametrize(
    ("events", "steps"),
    [
        ([{"after_seconds": 1, "message": "M"}], ["t1"]),
        ([{"after_seconds": 1, "signal": "S"}], ["t2"]),
        ([], ["t3"]),
        ([{"after_seconds": 1, "message": "R"}], ["t4", "t5"]),
    ],
)
def test_the_first_event_behind_an_event_based_gateway_wins(
    events: list[dict[str, Any]], steps: list[str]
) -> None:
    text = """
        start s
        events g
        catch m message M
        catch g2 signal S
        catch g3 timer PT5S
        receive t4 R
        service t1
        service t2
        service t3
        service t5
        s > g > m > t1
        g > g2 > t2
        g > g3 > t3
        g > t4 > t5
    """
    done, outcome = run(text, *events)

    assert (done, outcome["state"]) == (steps, "completed")


def test_an_instantiating_event_based_gateway_starts_by_its_event() -> None:
    text = """
        events g @instantiate=true
        catch m message M
        catch n message N
        service t1
        service t2
        g > m > t1
        g > n > t2
    """
    assert run(text, {"message": "N"})[0] == ["t2"]


def test_a_complex_gateway_stops_with_its_name() -> None:
    _, outcome = run("start s\ncomplex Odd\nservice t1\ns > Odd > t1")

    assert (outcome["state"], outcome["element"]) == ("incident", "Odd")


def test_quantities_take_and_give_tokens() -> None:
    text = """
        start s
        service t1 @completionQuantity=2
        service t2
        service t3 @startQuantity=2
        s > t1 > t2 > t3
    """
    assert run(text)[0] == ["t1", "t2", "t2", "t3"]


def test_too_few_tokens_for_a_start_quantity_are_an_incident() -> None:
    _, outcome = run("start s\nservice t1 @startQuantity=2\ns > t1")

    assert (outcome["state"], outcome["element"]) == ("incident", "t1")
