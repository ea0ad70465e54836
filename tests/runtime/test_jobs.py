"""Leases, fencing, taking over, retry: no call is lost, none is finished twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from runtime.engine.exceptions import UnknownActivation
from runtime.jobs.claims import LEASE, claim_due, claim_job, extend_leases
from runtime.jobs.retry import RetryPolicy
from runtime.jobs.running import run_job
from runtime.jobs.starts import next_round
from runtime.jobs.sweeping import MOST_LOST, sweep
from runtime.jobs.workers import is_dead, new_worker_name
from runtime.models import Attempt, Incident, Job, JobStatus, ProcessRequest
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import chain, definitions, node, process, straight, timer, work


def test_a_job_is_claimed_once(deploy: Deploy) -> None:
    started(deploy(straight(("A", work("A")))))

    first, second = claim_due("one", most=9), claim_due("two", most=9)

    assert (len(first), second) == (1, [])


def test_what_is_not_due_is_not_claimed(deploy: Deploy) -> None:
    catch = node("intermediateCatchEvent", "Wait", timer("PT1H"))
    started(deploy(straight(("Wait", catch))))

    assert claim_due("one", most=9) == []
    later = timezone.now() + timedelta(hours=2)
    assert len(claim_due("one", most=9, now=later)) == 1


def test_a_lost_lease_finishes_nothing(deploy: Deploy, worker: Worker) -> None:
    request = started(deploy(straight(("A", work("A")))))
    (slow,) = claim_due("slow", most=1)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    sweep("sweeper")
    (fast,) = claim_due("fast", most=1)

    run_job(slow, worker.caller)

    assert again(request).status == "waiting"
    run_job(fast, worker.caller)
    assert again(request).status == "completed"
    assert request.history.filter(event="completed", element="A").count() == 1


def test_the_sweeper_keeps_key_and_number(
    deploy: Deploy, worker: Worker, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    started(deploy(straight(("A", work("A", ledger=str(ledger))))))
    claim_due("died", most=1)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    sweep("sweeper")
    worker.run()

    key = str(Job.objects.get().key)
    assert ledger.read_text().split() == [key, "2"]
    assert list(Attempt.objects.values_list("outcome", flat=True)) == [
        "lost",
        "completed",
    ]


def test_a_doubtful_call_waits_for_a_person(deploy: Deploy) -> None:
    request = started(deploy(straight(("A", work("A", "work-once")))))
    claim_due("died", most=1)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    sweep("sweeper")

    assert again(request).status == "incident"
    assert "not known" in Incident.objects.get().message
    assert Job.objects.get().status == "failed"


def test_an_unknown_outcome_is_not_tried_again_where_it_would_be_done_twice(
    deploy: Deploy, worker: Worker, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    task = work("A", "work-once", how="exit", ledger=str(ledger))
    request = started(deploy(straight(("A", task))))

    worker.run(ahead=timedelta(minutes=5))

    assert len(ledger.read_text().splitlines()) == 1
    assert again(request).status == "incident"


def test_a_call_that_ends_each_server_waits_for_a_person(deploy: Deploy) -> None:
    request = started(deploy(straight(("A", work("A")))))
    for _ in range(MOST_LOST):
        claim_due("died", most=1)
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        sweep("sweeper")

    assert again(request).status == "incident"
    assert f"{MOST_LOST} times" in Incident.objects.get().message


def test_a_dead_worker_of_this_machine_is_taken_over_at_once(deploy: Deploy) -> None:
    started(deploy(straight(("A", work("A")))))
    name = new_worker_name()
    machine, _process, part = name.split(":")
    claim_due(f"{machine}:999999999:{part}", most=1)

    assert sweep(name) == 1
    assert not is_dead(name)


def test_leases_are_extended_while_a_call_runs(deploy: Deploy) -> None:
    started(deploy(straight(("A", work("A")))))
    (claim,) = claim_due("one", most=1)
    Job.objects.update(lease_until=timezone.now())

    held = extend_leases("one", [claim.job.pk])

    job = Job.objects.get()
    assert held == [job.pk]
    assert job.lease_until > timezone.now() + LEASE / 2
    assert extend_leases("one", []) == extend_leases("two", [job.pk]) == []


def test_a_broker_message_claims_one_job_once(deploy: Deploy) -> None:
    started(deploy(straight(("A", work("A")))))
    job = Job.objects.get()

    assert claim_job("one", job.pk) is not None
    assert claim_job("two", job.pk) is None


def test_a_timer_start_begins_each_round_once(deploy: Deploy, worker: Worker) -> None:
    cycle = (
        "<bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle>"
        "</bpmn:timerEventDefinition>"
    )
    file = definitions(
        process(
            node("startEvent", "Start", cycle),
            node("endEvent", "End"),
            chain(["Start", "End"]),
        )
    )
    deploy(file)

    for hours in (1.5, 2.5, 3.5, 4.5):
        worker.run(ahead=timedelta(hours=hours))

    assert ProcessRequest.objects.count() == 3
    assert Job.objects.get(kind="start").status == "done"


def test_a_new_version_takes_over_the_timed_start(deploy: Deploy) -> None:
    daily = (
        "<bpmn:timerEventDefinition><bpmn:timeCycle>R/P1D</bpmn:timeCycle>"
        "</bpmn:timerEventDefinition>"
    )
    file = definitions(
        process(
            node("startEvent", "Start", daily),
            node("endEvent", "End"),
            chain(["Start", "End"]),
        )
    )
    old = deploy(file)

    new = deploy(file, process=old.process)

    (job,) = Job.objects.filter(kind="start", status=JobStatus.READY)
    assert job.deployment == new


def test_an_answer_for_a_gone_place_is_dropped(deploy: Deploy, worker: Worker) -> None:
    request = started(deploy(straight(("A", work("A")))))
    (claim,) = claim_due("one", most=1)
    ProcessRequest.objects.update(state={**request.state, "tokens": []}, revision=9)

    run_job(claim, worker.caller)

    assert Job.objects.get().status == "cancelled"
    assert UnknownActivation.code == "unknown-activation"


@pytest.mark.parametrize(
    ("tries", "seconds"), [(1, 10), (2, 20), (3, 40), (4, 60), (5, None)]
)
def test_waits_grow_up_to_their_maximum(tries: int, seconds: float | None) -> None:
    policy = RetryPolicy.of(
        {"attempts": 5, "wait": "PT10S", "factor": 2, "maximum": "PT1M", "jitter": "0"}
    )

    delay = policy.delay(tries)

    assert (delay and delay.total_seconds()) == seconds


def test_the_service_can_ask_for_a_longer_wait() -> None:
    policy = RetryPolicy.of({"jitter": 0})

    assert policy.delay(1, at_least=90) == timedelta(seconds=90)


@pytest.mark.parametrize("given", ["soon", "", "P1Y", None, "PT-3S", "\0"])
def test_an_unreadable_wait_keeps_the_default(given: object) -> None:
    policy = RetryPolicy.of({"wait": given, "attempts": given, "factor": given})

    assert policy.attempts >= 1
    assert policy.delay(1) is not None


DAILY = {"every": "P1D", "left": None, "round": 4}
BERLIN = "2027-03-27T09:00:00[Europe/Berlin]/P1D"


@pytest.mark.parametrize(
    ("content", "late", "days", "left", "number"),
    [
        (DAILY, timedelta(0), 1, None, 5),
        (DAILY, timedelta(hours=23), 1, None, 5),
        (DAILY, timedelta(days=3, hours=1), 4, None, 8),
        ({"every": "P1D", "left": 5, "round": 0}, timedelta(days=1), 2, 3, 2),
        ({"every": "PT1H", "left": None}, timedelta(hours=23, minutes=59), 1, None, 24),
        ({"every": "P0.5D", "left": None}, timedelta(days=3), 0.5, None, 1),
    ],
)
def test_rounds_keep_their_spacing_and_missed_ones_are_passed_by(
    content: dict[str, object], late: timedelta, days: float, left: int, number: int
) -> None:
    due = datetime(2027, 1, 31, 9, tzinfo=UTC)

    following = next_round(content, due, due + late)

    wanted = {**content, "left": left, "round": number}
    assert following == (due + timedelta(days=days), wanted)


@pytest.mark.parametrize(
    ("left", "late"), [(0, timedelta(0)), (2, timedelta(days=2, hours=1))]
)
def test_a_cycle_ends(left: int, late: timedelta) -> None:
    due = datetime(2027, 1, 31, 9, tzinfo=UTC)

    assert next_round({"every": "P1D", "left": left}, due, due + late) is None


def test_a_start_keeps_to_the_clock_of_its_zone() -> None:
    due = datetime(2027, 3, 27, 8, tzinfo=UTC)

    content: dict[str, object] = {"every": BERLIN, "left": None, "round": 0}
    following = next_round(content, due, due)
    later = next_round(content, due, due + timedelta(days=2, hours=3))

    assert following == (
        datetime(2027, 3, 28, 7, tzinfo=UTC),
        {**content, "round": 1},
    )
    assert later == (datetime(2027, 3, 30, 7, tzinfo=UTC), {**content, "round": 3})


def test_what_was_missed_starts_one_request(deploy: Deploy, worker: Worker) -> None:
    hourly = (
        "<bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1H</bpmn:timeCycle>"
        "</bpmn:timerEventDefinition>"
    )
    deploy(
        definitions(
            process(
                node("startEvent", "Start", hourly),
                node("endEvent", "End"),
                chain(["Start", "End"]),
            )
        )
    )
    missed = timezone.now() - timedelta(hours=5, minutes=30)
    Job.objects.filter(kind="start").update(due=missed)

    worker.run()

    assert ProcessRequest.objects.count() == 1
    job = Job.objects.get(kind="start")
    assert job.due == missed + timedelta(hours=6)
    assert job.content["round"] == 6
