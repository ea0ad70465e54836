"""Operations made from real documents do what the documents say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from patchbay_sdk import BpmnError, Failed, RetryLater, Secret
from patchbay_sdk.testing import FakeService, LocalContext, LocalFile, call_operation

from tests.openapi.documents import document, made_of, real_connector


@pytest.fixture
def service() -> Iterator[FakeService]:
    """Return a service that answers as the test says."""
    with FakeService() as fake:
        yield fake


def called(
    service: FakeService,
    manifest: dict[str, Any],
    operation: str,
    settings: dict[str, Any],
    credential: dict[str, Any],
) -> dict[str, Any]:
    """Return the outputs of a call."""
    context = LocalContext(http=service.http(), credential=credential)
    context.files.existing["cat.png"] = LocalFile(b"\x89PNG", "image/png")
    return call_operation(manifest, Path(), operation, settings, context)


def example_of(name: str, operation: str, output: str) -> Any:
    """Return the sample that the document gives for an output."""
    operations = real_connector(name).manifest["operations"]
    made = next(one for one in operations if one["operation"] == operation)
    return next(one for one in made["outputs"] if one["name"] == output)["sample"]


def test_twilio_sends_a_form_with_basic_sign_in(service: FakeService) -> None:
    account = "AC" + "0" * 32
    path = f"/2010-04-01/Accounts/{account}/Messages.json"
    service.answer("POST", path, 201, json={"sid": "SM1", "status": "queued"})

    outputs = called(
        service,
        real_connector("twilio.json").manifest,
        "create-message",
        {"account_sid": account, "to": "+1555", "body": "Hi", "from": "+1556"},
        {"user": account, "password": Secret("hush")},
    )

    assert outputs["status"] == "queued"
    [request] = service.requests
    assert request.form == {"To": "+1555", "From": "+1556", "Body": "Hi"}
    assert request.headers["authorization"].startswith("Basic ")
    assert request.headers["host"] == "api.twilio.com"


def test_github_creates_an_issue_and_knows_its_errors(service: FakeService) -> None:
    manifest = real_connector("github.json").manifest
    path = "/repos/octo/hello%2Fworld/issues"
    service.answer("POST", path, 201, json={"number": 7})
    service.answer("POST", path, 410, json={"message": "Issues are disabled"})
    service.answer("POST", path, 429, headers={"Retry-After": "9"})
    service.answer("POST", path, 401, json={"message": "Bad credentials"})
    settings = {"owner": "octo", "repo": "hello/world", "title": "A bug"}
    credential = {"token": Secret("hush")}

    outputs = called(service, manifest, "issues-create", settings, credential)
    assert outputs["answer"]["number"] == 7
    with pytest.raises(BpmnError) as gone:
        called(service, manifest, "issues-create", settings, credential)
    with pytest.raises(RetryLater) as busy:
        called(service, manifest, "issues-create", settings, credential)
    with pytest.raises(Failed, match="credential"):
        called(service, manifest, "issues-create", settings, credential)

    assert gone.value.code == "gone"
    assert busy.value.after == 9
    assert service.requests[0].json == {"title": "A bug"}
    assert service.requests[0].headers["authorization"] == "Bearer hush"


def test_github_gathers_the_pages_that_a_link_leads_to(service: FakeService) -> None:
    path = "/repos/octo/hello/labels"
    following = f'<https://api.github.com{path}?page=2>; rel="next"'
    service.answer("GET", path, json=[{"id": 1}], headers={"Link": following})
    service.answer("GET", path, json=[{"id": 2}])

    outputs = called(
        service,
        real_connector("github.json").manifest,
        "issues-list-labels-for-repo",
        {"owner": "octo", "repo": "hello", "most": 50},
        {},
    )

    assert outputs["items"] == [{"id": 1}, {"id": 2}]
    assert service.requests[1].query["page"] in ("2", ["2"])


def test_digitalocean_answers_its_own_example(service: FakeService) -> None:
    example = example_of("digitalocean.json", "one-clicks-list", "answer")
    service.answer("GET", "/v2/1-clicks", json=example)

    outputs = called(
        service,
        real_connector("digitalocean.json").manifest,
        "one-clicks-list",
        {},
        {"token": Secret("hush")},
    )

    assert outputs["answer"] == example
    assert outputs["n_1_clicks"] == example["1_clicks"]


def test_box_uploads_a_file_beside_its_attributes(service: FakeService) -> None:
    service.answer("POST", "/api/2.0/files/content", 201, json={"total_count": 1})

    outputs = called(
        service,
        real_connector("box.json").manifest,
        "post-files-content",
        {"attributes": {"name": "cat.png", "parent": {"id": "0"}}, "file": "cat.png"},
        {"client_id": "c", "access_token": Secret("hush")},
    )

    assert outputs["total_count"] == 1
    [request] = service.requests
    assert request.headers["content-type"].startswith("multipart/form-data")
    assert b"\x89PNG" in request.body
    assert b'"parent"' in request.body


def test_several_keys_are_sent_together(service: FakeService, tmp_path: Path) -> None:
    schemes = {
        "app": {"type": "apiKey", "in": "header", "name": "X-App"},
        "key": {"type": "apiKey", "in": "query", "name": "key"},
    }
    get = {"operationId": "list", "responses": {"204": {"description": "Done"}}}
    content = document(
        {"/pets": {"get": get}},
        components={"securitySchemes": schemes},
        security=[{"app": [], "key": []}],
    )
    service.answer("GET", "/v1/pets", 204)

    manifest = made_of(tmp_path, content).manifest
    credential = {"x_app": Secret("one"), "key": Secret("two")}
    called(service, manifest, "list", {}, credential)

    [request] = service.requests
    assert request.headers["x-app"] == "one"
    assert request.query["key"] in ("two", ["two"])
