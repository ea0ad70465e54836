"""Steps of older versions are brought up to date: in one draft, and in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from rest_framework.test import APIClient

from connectors.registry import installed
from modeler.models import ChangeSet, Process, UpgradeRun
from modeler.services import upgrade_runs, upgrades
from modeler.services.drafts import Sent, apply_change_set
from runtime.jobs.claims import claim_due
from runtime.jobs.running import run_job
from tests.connectors.upgraded import MOVE, RENAME, probe_upgraded
from tests.modeler.conftest import Client, rename
from tests.modeler.drafts import probe_installed, shared_process, work_off
from tests.runtime.files import straight, work

HELLO = {"message": "Hello {{ name }}", "tone": "kind", "old": "kept"}


@pytest.fixture(scope="module", autouse=True)
def probe() -> Iterator[None]:
    """Install the probe, as a package of version 2.0.0."""
    with probe_installed(), probe_upgraded(shout=[MOVE, RENAME]):
        yield


@pytest.fixture
def administrator(db: None) -> User:
    """Return an administrator, who is a member of no process."""
    return User.objects.create_user("root", is_staff=True)


@pytest.fixture
def root(administrator: User, client_of: Client) -> APIClient:
    """Return the client of the administrator."""
    return client_of(administrator)


def draft(people: dict[str, User], *names: str, operation: str = "work") -> Process:
    """Return a process with steps of the probe of version 1.0.0."""
    steps = ((name, work(name, operation, **HELLO)) for name in names or ("A",))
    return shared_process(straight(*steps), people)


def found(client: APIClient, process: Process) -> Any:
    return client.get(reverse("api-upgrades", args=[process.pk])).json()


def file_of(process: Process) -> str:
    process.draft.refresh_from_db()
    return bytes(process.draft.bpmn).decode()


def run_all(root: APIClient, **content: Any) -> Any:
    """Run an upgrade of all drafts to its end."""
    answer = root.post(reverse("api-upgrade-runs"), content, format="json")
    assert answer.status_code == 202
    work_off()
    return root.get(reverse("api-upgrade-run", args=[answer.json()["id"]])).json()


def test_each_setting_is_named_with_before_and_after(
    people: dict[str, User], client_of: Client
) -> None:
    (step,) = found(client_of(people["viewer"]), draft(people))["steps"]

    assert (step["element"], step["from_version"]) == ("A", "1.0.0")
    assert (step["connector_name"], step["to_version"]) == ("Probe", "2.0.0")
    lines = {one["setting"]: one for one in step["settings"]}
    assert lines["message"]["change"] == "rename"
    assert lines["message"]["label"] == "Text"
    assert lines["message"]["after"] == "Hello {{ name }}"
    assert (lines["tone"]["before"], lines["tone"]["after"]) == ("kind", None)
    assert lines["tone"]["reason"] == "The service decides."
    assert (lines["old"]["change"], lines["old"]["after"]) == ("kept", "kept")


def test_its_changes_bring_the_step_up_to_date_as_one_change_set(
    people: dict[str, User], client_of: Client
) -> None:
    process = draft(people, operation="shout")
    client = client_of(people["editor"])
    (step,) = found(client, process)["steps"]
    sent = {**rename("x"), "changes": step["changes"]}

    apply_change_set(process=process, sent=Sent.from_json(sent), by=people["editor"])

    text = file_of(process)
    assert 'operation="work" version="2.0.0"' in text
    assert '<connector:setting name="text">Hello {{ name }}</connector:setting>' in text
    assert '<connector:setting name="old">kept</connector:setting>' in text
    assert found(client, process)["steps"] == []


def test_the_finding_offers_the_changes(
    people: dict[str, User], client_of: Client
) -> None:
    process = draft(people)
    answer = client_of(people["editor"]).get(reverse("api-findings", args=[process.pk]))

    newer = [one for one in answer.json()["findings"] if one["rule"] == "newer-version"]
    steps = found(client_of(people["editor"]), process)["steps"]
    assert newer[0]["fix"]["changes"] == steps[0]["changes"]
    assert newer[0]["fix"]["label"] == "Use version 2.0.0"


def test_a_package_that_is_gone_and_comes_back_loses_nothing(
    people: dict[str, User], client_of: Client
) -> None:
    process = draft(people)
    before = file_of(process)
    client = client_of(people["editor"])
    there = found(client, process)
    connectors = installed().by_id
    gone = connectors.pop("probe")
    try:
        assert found(client, process)["steps"] == []
        sent = Sent.from_json(rename("Other", element="Start"))
        apply_change_set(process=process, sent=sent, by=people["editor"])
    finally:
        connectors["probe"] = gone

    assert found(client, process)["steps"] == there["steps"]
    assert file_of(process) == before.replace(
        'id="Start" name="Start"', 'id="Start" name="Other"'
    )


def test_all_drafts_are_brought_up_to_date_and_taken_back(
    people: dict[str, User], root: APIClient, client_of: Client
) -> None:
    drafts = [draft(people, "A", "B"), draft(people), draft(people, "C")]
    before = [file_of(one) for one in drafts]

    (line,) = root.get(reverse("api-upgrade-runs")).json()["outdated"]
    run = run_all(root)

    assert (line["connector"], line["drafts"], line["steps"]) == ("probe", 3, 4)
    assert (run["changed"], run["refused"], run["steps"]) == (3, 0, 4)
    assert run["ended_at"]
    assert run["can_undo"]
    for one in drafts:
        assert 'version="1.0.0"' not in file_of(one)
        (made,) = ChangeSet.objects.filter(draft=one.draft)
        assert made.by.username == "root"

    undone = root.post(reverse("api-undo-upgrade-run", args=[run["id"]])).json()
    work_off()

    ended = root.get(reverse("api-upgrade-run", args=[undone["id"]])).json()
    assert (ended["changed"], ended["kept"]) == (3, 0)
    assert [meaning(file_of(one)) for one in drafts] == [meaning(b) for b in before]
    assert (
        root.get(reverse("api-upgrade-run", args=[run["id"]])).json()["can_undo"]
        is False
    )


def meaning(text: str) -> list[str]:
    """Return the pieces of a file without their order."""
    return sorted(text.replace("><", ">\n<").split("\n"))


def test_an_owner_takes_back_what_the_administrator_did(
    people: dict[str, User], root: APIClient, client_of: Client
) -> None:
    process = draft(people)
    before = file_of(process)
    run_all(root)
    owner = client_of(people["owner"])
    (done,) = found(owner, process)["done"]

    answer = owner.post(
        reverse("api-undo-upgrade", args=[process.pk, done["id"]])
    ).json()

    assert (done["by"], done["steps"], answer["kept"]) == ("root", 1, 0)
    assert meaning(file_of(process)) == meaning(before)
    assert found(owner, process)["done"] == []


def test_what_was_changed_since_stays(
    people: dict[str, User], root: APIClient, client_of: Client
) -> None:
    process = draft(people)
    run_all(root)
    change = {"op": "set", "element": "A", "key": "setting:text", "before": None}
    sent = {**rename("x", base=1), "changes": [{**change, "after": "Mine"}]}
    apply_change_set(process=process, sent=Sent.from_json(sent), by=people["owner"])
    owner = client_of(people["owner"])
    (done,) = found(owner, process)["done"]

    answer = owner.post(reverse("api-undo-upgrade", args=[process.pk, done["id"]]))

    assert answer.json()["kept"] == 1
    assert ">Mine<" in file_of(process)


def test_a_run_can_be_stopped_and_leaves_each_draft_whole(
    people: dict[str, User],
    root: APIClient,
    monkeypatch: pytest.MonkeyPatch,
    client_of: Client,
) -> None:
    drafts = [draft(people, "A", "B") for _ in range(4)]
    monkeypatch.setattr(upgrade_runs, "SECONDS", -1.0)
    run = root.post(reverse("api-upgrade-runs"), {}, format="json").json()
    (claim,) = claim_due("one", most=1)
    run_job(claim, None)  # type: ignore[arg-type]

    root.post(reverse("api-stop-upgrade-run", args=[run["id"]]))
    work_off()

    told = root.get(reverse("api-upgrade-run", args=[run["id"]])).json()
    assert (told["changed"], told["done"], told["total"]) == (1, 1, 4)
    assert told["ended_at"]
    assert told["stopped_at"]
    counts = sorted(file_of(one).count('version="2.0.0"') for one in drafts)
    assert counts == [0, 0, 0, 2]


def test_a_run_goes_on_after_a_restart_and_does_nothing_twice(
    people: dict[str, User], root: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = [draft(people) for _ in range(3)]
    root.post(reverse("api-upgrade-runs"), {}, format="json")
    (claim,) = claim_due("died", most=1)

    def crash(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(upgrade_runs, "have_another_turn", crash)
    with pytest.raises(KeyboardInterrupt):
        run_job(claim, None)  # type: ignore[arg-type]
    monkeypatch.undo()
    claim.job.status, claim.job.lease_until = "ready", None
    claim.job.save()
    work_off()

    assert UpgradeRun.objects.get().ended_at is not None
    assert [one.change_sets.count() for one in (d.draft for d in drafts)] == [1, 1, 1]


def test_a_draft_that_breaks_is_as_it_was_and_the_others_go_on(
    people: dict[str, User], root: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = draft(people), draft(people)
    before = file_of(broken)
    write = upgrades.write

    def break_one(made: Any, *rest: Any) -> Any:
        change_set = write(made, *rest)
        if made.pk == broken.pk:
            raise RuntimeError
        return change_set

    monkeypatch.setattr(upgrades, "write", break_one)
    run = run_all(root)

    assert (run["changed"], run["refused"]) == (1, 1)
    assert run["refusals"][0]["process"] == str(broken.pk)
    assert file_of(broken) == before
    assert 'version="2.0.0"' in file_of(whole)


def test_only_the_connectors_that_were_chosen_count(
    people: dict[str, User], root: APIClient
) -> None:
    process = draft(people)

    assert run_all(root, connectors=["email"])["changed"] == 0
    assert 'version="1.0.0"' in file_of(process)


def test_one_run_at_a_time(people: dict[str, User], root: APIClient) -> None:
    url = reverse("api-upgrade-runs")
    root.post(url, {}, format="json")

    answer = root.post(url, {}, format="json")

    assert (answer.status_code, answer.json()["code"]) == (409, "runs-already")


@pytest.mark.parametrize("content", [{"connectors": "x"}, {"connectors": [1]}])
def test_what_is_no_list_of_connectors_is_refused(
    root: APIClient, content: dict[str, Any]
) -> None:
    answer = root.post(reverse("api-upgrade-runs"), content, format="json")

    assert answer.status_code == 400
