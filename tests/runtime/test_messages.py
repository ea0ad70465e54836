"""Messages: who gets them, and what they start."""

from __future__ import annotations

from runtime.models import ProcessRequest, Subscription
from runtime.services.messages import Arrived, hand_over
from tests.runtime.conftest import Deploy, again, started
from tests.runtime.files import chain, definitions, node, process

MESSAGE = '<bpmn:message id="M" name="paid"/>'
CATCH = node(
    "intermediateCatchEvent", "Wait", '<bpmn:messageEventDefinition messageRef="M"/>'
)


def test_a_message_goes_to_who_waits_longest(deploy: Deploy) -> None:
    file = definitions(
        MESSAGE,
        process(
            node("startEvent", "Start"),
            CATCH,
            node("endEvent", "End"),
            chain(["Start", "Wait", "End"]),
        ),
    )
    deployment = deploy(file)
    first, second = started(deployment), started(deployment)

    taken = hand_over(Arrived("paid", {"amount": 3}), before=lambda: None)

    assert taken == first
    assert (again(first).status, again(second).status) == ("completed", "waiting")
    assert again(first).state["results"]["amount"] == 3
    assert Subscription.objects.get().request == second


def test_a_message_can_start_a_request(deploy: Deploy) -> None:
    start = node("startEvent", "Start", '<bpmn:messageEventDefinition messageRef="M"/>')
    file = definitions(
        MESSAGE,
        process(start, node("endEvent", "End"), chain(["Start", "End"])),
    )
    deploy(file)

    for _twice in range(2):
        taken = hand_over(Arrived("paid", {"id": 7}, key="k"), before=lambda: None)

    assert ProcessRequest.objects.get() == taken
    assert taken is not None
    assert again(taken).state["results"]["id"] == 7
