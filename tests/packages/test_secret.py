from __future__ import annotations

import pickle

import pytest
from patchbay_sdk import BpmnError, RetryLater, Secret


def test_secret_does_not_show_itself() -> None:
    secret = Secret("hunter2")

    shown = [repr(secret), str(secret), f"{secret}", f"{secret:>9}", repr([secret])]
    assert not any("hunter2" in text for text in shown)
    assert secret.reveal() == "hunter2"


def test_secret_cannot_be_pickled() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Secret("hunter2"))


def test_secrets_are_compared_by_value_with_secrets_only() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != "a"
    assert not Secret("")


def test_failures_carry_what_the_engine_needs() -> None:
    assert RetryLater("Busy.", after=30).after == 30
    assert BpmnError("board-off").code == "board-off"
