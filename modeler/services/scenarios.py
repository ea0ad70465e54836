"""Keeping scenarios and running them on the draft of their process."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from modeler.dry_runs import DryRun, RunnableDraft, Sample, dry_run
from modeler.exceptions import (
    BadRequest,
    NoScenario,
    ScenarioExists,
    TooLarge,
    TooManyScenarios,
)
from modeler.models import Draft, Process, Role, Scenario
from modeler.permissions import require
from modeler.scenario_words import Told, told
from modeler.selectors import scenarios_of
from runtime.simulation import (
    BadEvents,
    BadExpectations,
    differences,
    expectations_of,
    given_of,
)

MOST = 100
LARGEST = 200_000
ALL_SECONDS = 60.0
MAX_NAME = 200
# What PostgreSQL keeps in no JSON.
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class ScenarioContent:
    """What a person writes into a scenario: docs/scenarios.md."""

    name: str
    bpmn_process: str = ""
    variables: dict[str, Any] = field(default_factory=dict)
    events: list[Any] = field(default_factory=list)
    expectations: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ScenarioRun:
    """A scenario with what its run did, and how that differs from what is expected."""

    scenario: Scenario
    made: DryRun
    differences: list[Told]

    @property
    def passed(self) -> bool:
        """Say whether everything is as expected."""
        return not self.differences


def store_scenario(*, process: Process, content: ScenarioContent, by: User) -> Scenario:
    """Keep a new scenario.

    Raises Forbidden, BadRequest, TooLarge, ScenarioExists and TooManyScenarios.
    """
    require(by, process.pk, Role.EDITOR)
    if process.scenarios.count() >= MOST:
        raise TooManyScenarios
    return written(Scenario(process=process), content)


def change_scenario(
    *, scenario: Scenario, content: ScenarioContent, by: User
) -> Scenario:
    """Give a scenario other content; it counts as not run.

    Raises Forbidden, BadRequest, TooLarge and ScenarioExists.
    """
    require(by, scenario.process_id, Role.EDITOR)
    scenario.passed, scenario.differences = None, []
    scenario.ran_at = scenario.ran_revision = None
    return written(scenario, content)


def copy_scenarios(*, source: Process, target: Process) -> None:
    """Give a copy of a process the scenarios of the original, as not run."""
    Scenario.objects.bulk_create(
        Scenario(
            process=target,
            name=one.name,
            bpmn_process=one.bpmn_process,
            variables=one.variables,
            events=one.events,
            expectations=one.expectations,
        )
        for one in scenarios_of(source.pk)
    )


def delete_scenario(*, scenario: Scenario, by: User) -> None:
    """Delete a scenario. Raises Forbidden."""
    require(by, scenario.process_id, Role.EDITOR)
    scenario.delete()


def scenario_for(process: Process, number: int) -> Scenario:
    """Return a scenario of a process. Raises NoScenario."""
    found = process.scenarios.filter(pk=number).first()
    if found is None:
        raise NoScenario
    return found


def written(scenario: Scenario, content: ScenarioContent) -> Scenario:
    """Save a scenario with checked content."""
    for key, value in asdict(checked(content)).items():
        setattr(scenario, key, value)
    try:
        with transaction.atomic():
            scenario.save()
    except IntegrityError as error:
        raise ScenarioExists from error
    return scenario


def checked(content: ScenarioContent) -> ScenarioContent:
    """Return content with its name on one line. Raises BadRequest and TooLarge."""
    values = asdict(content)
    name = " ".join(content.name.split())
    if not name or len(name) > MAX_NAME:
        raise BadRequest(_("A scenario needs a name of at most 200 characters."))
    text = json.dumps(values, ensure_ascii=False)
    if len(text) > LARGEST:
        raise TooLarge(_("A scenario has at most 200,000 characters."))
    if NUL.search(text) or SURROGATE.search(text):
        raise BadRequest(_("A text in this scenario holds what is no character."))
    try:
        given_of(content.events)
        expectations_of(content.expectations)
    except (BadEvents, BadExpectations) as error:
        raise BadRequest(str(error)) from error
    return ScenarioContent(**{**values, "name": name})


def run_scenario(
    scenario: Scenario, draft: RunnableDraft, *, deadline: float = 0.0
) -> ScenarioRun:
    """Run a scenario on a draft and compare; nothing is written."""
    sample = Sample(scenario.bpmn_process, scenario.variables, scenario.events)
    made = dry_run(draft, sample, deadline=deadline)
    expected = expectations_of(scenario.expectations)
    found = differences(made.run, expected)
    said = [told(one, draft, made.run.outcome) for one in found]
    return ScenarioRun(scenario, made, said)


def run_scenarios(*, draft: Draft, only: Iterable[Scenario] = ()) -> list[ScenarioRun]:
    """Run scenarios of a process, all where none are named, and keep how they went.

    Raises RefusedFile.
    """
    scenarios = list(only) or list(scenarios_of(draft.pk))
    if not scenarios:
        return []
    runnable = RunnableDraft.of(bytes(draft.bpmn))
    deadline = time.monotonic() + ALL_SECONDS
    runs = [run_scenario(one, runnable, deadline=deadline) for one in scenarios]
    for one in runs:
        keep_outcome(one, draft.revision)
    return runs


def keep_outcome(made: ScenarioRun, revision: int) -> None:
    """Write down how a scenario went; one that was deleted meanwhile stays away."""
    scenario = made.scenario
    values = {
        "passed": made.passed,
        "differences": list(made.differences),
        "ran_at": timezone.now(),
        "ran_revision": revision,
    }
    Scenario.objects.filter(pk=scenario.pk).update(**values)
    for key, value in values.items():
        setattr(scenario, key, value)
