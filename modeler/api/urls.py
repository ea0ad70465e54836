"""Addresses of the API below /api/."""

from __future__ import annotations

from django.urls import path

from modeler.api.change_sets import ChangeSets
from modeler.api.connector_wishes import ConnectorWishes
from modeler.api.credentials import CredentialUses, ProcessCredentials
from modeler.api.files import DraftFile, DraftFindings, Thumbnail
from modeler.api.members import Members, OneMember
from modeler.api.processes import DuplicateProcess, OneProcess, Processes
from modeler.api.rights import OnePersonsRights, RequestRights
from modeler.api.scenarios import (
    DryRuns,
    OneScenario,
    RunScenario,
    RunScenarios,
    Scenarios,
)
from modeler.api.service_choices import ServiceChoices
from modeler.api.step_previews import PreviewStep
from modeler.api.step_tests import OneStepTest, TestStep
from modeler.api.upgrade_runs import (
    OneUpgradeRun,
    StopUpgradeRun,
    UndoUpgradeRun,
    UpgradeRuns,
)
from modeler.api.upgrades import UndoUpgrade, Upgrades
from modeler.api.versions import VersionFile, Versions

ONE = "processes/<uuid:process_id>"
RUN = "upgrades/<uuid:run_id>"
urlpatterns = [
    path("upgrades/", UpgradeRuns.as_view(), name="api-upgrade-runs"),
    path(f"{RUN}/", OneUpgradeRun.as_view(), name="api-upgrade-run"),
    path(f"{RUN}/stop/", StopUpgradeRun.as_view(), name="api-stop-upgrade-run"),
    path(f"{RUN}/undo/", UndoUpgradeRun.as_view(), name="api-undo-upgrade-run"),
    path("processes/", Processes.as_view(), name="api-processes"),
    path(f"{ONE}/", OneProcess.as_view(), name="api-process"),
    path(f"{ONE}/bpmn", DraftFile.as_view(), name="api-bpmn"),
    path(f"{ONE}/changes", ChangeSets.as_view(), name="api-changes"),
    path(f"{ONE}/findings", DraftFindings.as_view(), name="api-findings"),
    path(f"{ONE}/thumbnail", Thumbnail.as_view(), name="api-thumbnail"),
    path(f"{ONE}/duplicate/", DuplicateProcess.as_view(), name="api-duplicate"),
    path(f"{ONE}/members/", Members.as_view(), name="api-members"),
    path(f"{ONE}/members/<str:username>/", OneMember.as_view(), name="api-member"),
    path(f"{ONE}/rights/", RequestRights.as_view(), name="api-rights"),
    path(f"{ONE}/rights/<str:username>/", OnePersonsRights.as_view(), name="api-right"),
    path(
        "credentials/<slug:credential>/uses/",
        CredentialUses.as_view(),
        name="api-credential-uses",
    ),
    path(
        f"{ONE}/credentials/",
        ProcessCredentials.as_view(),
        name="api-process-credentials",
    ),
    path(
        f"{ONE}/connector-wishes/",
        ConnectorWishes.as_view(),
        name="api-connector-wishes",
    ),
    path(f"{ONE}/choices/", ServiceChoices.as_view(), name="api-service-choices"),
    path(f"{ONE}/preview/", PreviewStep.as_view(), name="api-preview-step"),
    path(f"{ONE}/test-step/", TestStep.as_view(), name="api-test-step"),
    path(
        f"{ONE}/test-step/<uuid:test_id>/",
        OneStepTest.as_view(),
        name="api-one-step-test",
    ),
    path(f"{ONE}/dry-run/", DryRuns.as_view(), name="api-dry-run"),
    path(f"{ONE}/scenarios/", Scenarios.as_view(), name="api-scenarios"),
    path(f"{ONE}/scenarios/run/", RunScenarios.as_view(), name="api-scenarios-run"),
    path(
        f"{ONE}/scenarios/<int:scenario_id>/",
        OneScenario.as_view(),
        name="api-scenario",
    ),
    path(
        f"{ONE}/scenarios/<int:scenario_id>/run/",
        RunScenario.as_view(),
        name="api-scenario-run",
    ),
    path(f"{ONE}/upgrades/", Upgrades.as_view(), name="api-upgrades"),
    path(
        f"{ONE}/upgrades/<int:upgrade_id>/undo/",
        UndoUpgrade.as_view(),
        name="api-undo-upgrade",
    ),
    path(f"{ONE}/versions/", Versions.as_view(), name="api-versions"),
    path(
        f"{ONE}/versions/<int:number>/bpmn",
        VersionFile.as_view(),
        name="api-version-bpmn",
    ),
]
