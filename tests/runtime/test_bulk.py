"""Something is done with many Requests in the background, once with each."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from runtime.exceptions import MissingReason, NothingToDo
from runtime.models import BulkAction, HistoryEntry, Job, ProcessRequest, UserTask
from runtime.planning import Move
from runtime.services.bulk import start_move
from runtime.services.tasks import complete_task
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import straight
from tests.runtime.test_moves import user, versions


def test_many_move_in_the_background(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    old, new = versions(
        deploy, straight(user("A"), user("B")), straight(user("A"), user("C"))
    )
    requests = [started(old) for _ in range(4)]
    complete_task(task=UserTask.objects.latest("id"), sent={}, by=person)
    later = started(new)

    action = start_move(move=Move(old, new), numbers=None, why="New law", by=person)
    worker.run()

    action.refresh_from_db()
    assert (action.total, action.ended_at is not None) == (4, True)
    done = [again(one).deployment == new for one in requests]
    assert done == [True, True, True, False]
    refused = action.results.get(is_done=False)
    assert (refused.request, '"B"' in refused.message) == (requests[3], True)
    assert not HistoryEntry.objects.filter(
        request=later, event="moved-version"
    ).exists()


def test_a_batch_that_is_run_again_moves_nothing_twice(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    file = straight(user("A"))
    old, new = versions(deploy, file, file)
    request = started(old)
    start_move(move=Move(old, new), numbers=[request.pk], why="x", by=person)
    worker.run()
    Job.objects.filter(kind="bulk").update(
        status="ready", content={"action": str(BulkAction.objects.get().pk), "after": 0}
    )

    worker.run()

    assert HistoryEntry.objects.filter(event="moved-version").count() == 1


@pytest.mark.parametrize(
    ("why", "numbers", "error"),
    [("", None, MissingReason), ("x", [], NothingToDo)],
)
def test_a_move_needs_requests_and_a_reason(
    deploy: Deploy,
    person: User,
    why: str,
    numbers: list[int] | None,
    error: type[Exception],
) -> None:
    file = straight(user("A"))
    old, new = versions(deploy, file, file)
    started(old)

    with pytest.raises(error):
        start_move(move=Move(old, new), numbers=numbers, why=why, by=person)
    assert not Job.objects.exists()


def test_a_broken_request_does_not_hold_up_the_others(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    file = straight(user("A"))
    old, new = versions(deploy, file, file)
    broken, whole = started(old), started(old)
    ProcessRequest.objects.filter(pk=broken.pk).update(state={"tokens": "nonsense"})

    action = start_move(move=Move(old, new), numbers=None, why="x", by=person)
    worker.run()

    assert again(whole).deployment == new
    refused = action.results.get(is_done=False)
    assert refused.request_id == broken.pk
    assert "our side" in refused.message
