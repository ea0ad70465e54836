"""What is wrong with a declared operation is named with its place, in words."""

from __future__ import annotations

from typing import Any

import pytest
from patchbay_sdk.manifest import ManifestProblem, check_manifest, manifest_schema
from patchbay_sdk.schema import ManifestValidator, accepted_by_schema

from tests.packages.declared_manifests import TRACKER
from tests.packages.shipped import changed
from tests.packages.test_any_manifest import ODD, paths

REQUEST = "operations/0/request"
ANSWER = "operations/0/answer"
BODY = f"{REQUEST}/body"
PAGES = "operations/1/answer/pages"
ACCOUNT = "credential_types/0"
APP = "credential_types/1"
BROKEN: list[tuple[str, Any, str, str]] = [
    # changed path, value there, path of the problem, words in its message
    # placeholders
    (f"{BODY}/json/title", "{titel}", f"{BODY}/json/title", "mean title?"),
    (f"{BODY}/json/title", "{title", f"{BODY}/json/title", "stands alone"),
    (f"{BODY}/json/title", "{Title}", f"{BODY}/json/title", "names nothing"),
    (f"{BODY}/json/title", "{+title}", f"{BODY}/json/title", "for addresses"),
    (f"{BODY}/json/title", "{title.x}", f"{BODY}/json/title", "has no parts"),
    (f"{BODY}/json/title", "{account}", f"{BODY}/json/title", "credential"),
    (f"{BODY}/json/title", "{labels.x}", f"{BODY}/json/title", "no number"),
    (f"{BODY}/json/title", "{person.ids}", f"{BODY}/json/title", "mean id?"),
    (f"{BODY}/json/title", "{credential.sit}", f"{BODY}/json/title", "mean site?"),
    (f"{REQUEST}/url", "/projects/{projct}", f"{REQUEST}/url", "mean project?"),
    (f"{REQUEST}/headers/X-Key", "{key}", f"{REQUEST}/headers/X-Key", "no setting key"),
    ("operations/0/settings/0", {"name": "x", "type": "string", "label": "X"},
     "service/base", "no setting of type credential"),
    # requests
    (f"{REQUEST}/url", "ftp://x", f"{REQUEST}/url", "An address is needed"),
    (f"{REQUEST}/url", "https://other.example/x", f"{REQUEST}/url",
     "other.example is not among the hosts"),
    (f"{REQUEST}/url", "https://{title}/x", f"{REQUEST}/url", "only be text and"),
    (f"{REQUEST}/url", "https://a@b.example/x", f"{REQUEST}/url", "no account"),
    (f"{REQUEST}/method", "GET", BODY, "GET has no body."),
    (f"{REQUEST}/method", "FETCH", f"{REQUEST}/method", "Possible: GET"),
    (f"{BODY}/text", "x", BODY, "not json and text"),
    (BODY, {}, BODY, "A body is one of"),
    (f"{BODY}/content_type", "text/csv", f"{BODY}/content_type", "text and file"),
    (f"{REQUEST}/headers/Host", "x", f"{REQUEST}/headers/Host", "connection"),
    (f"{REQUEST}/headers/A B", "x", f"{REQUEST}/headers", "name of a header"),
    (f"{REQUEST}/query/notify", {"a": 1}, f"{REQUEST}/query/notify", "a list"),
    ("service/base", ..., f"{REQUEST}/url", "no service.base"),
    ("service/base", "https://api.example.com", "service/base", "not among the hosts"),
    ("permissions/hosts/0", "{credential.host}", "permissions/hosts/0",
     "No credential type has a setting host"),
    ("operations/0/trigger", "webhook", "operations/0", "sends nothing"),
    ("operations/0/preview", "email", "operations/0/preview", "preview request"),
    # answers
    (f"{ANSWER}/outputs/number", "number", f"{ANSWER}/outputs/number", "A place in"),
    (f"{ANSWER}/outputs/number", "items.0", f"{ANSWER}/outputs/number", "no pages"),
    (f"{ANSWER}/outputs/number", "file", f"{ANSWER}/outputs/number", "makes no file"),
    (f"{ANSWER}/outputs/numbr", "body", f"{ANSWER}/outputs/numbr", "mean number?"),
    (f"{ANSWER}/outputs/number", ..., f"{ANSWER}/outputs", "where the output number"),
    (f"{ANSWER}/read", "text", f"{ANSWER}/outputs/number", "no parts"),
    (f"{ANSWER}/read", "none", f"{ANSWER}/outputs/issue", "not read"),
    (f"{ANSWER}/success", [2], f"{ANSWER}/success/0", "A status is needed"),
    (f"{ANSWER}/failures/0/error", "invald", f"{ANSWER}/failures/0/error",
     "mean invalid?"),
    (f"{ANSWER}/failures/0/retry", True, f"{ANSWER}/failures/0", "not both"),
    (f"{ANSWER}/failures/0/status", ..., f"{ANSWER}/failures/0", "status or where"),
    ("service/failures/0/error", "gone", "service/failures/0/error", "no error gone"),
    ("operations/1/request", ..., "operations/1", "The field request is missing."),
    (f"{PAGES}/next", ..., PAGES, "need next"),
    (f"{PAGES}/parameter", ..., PAGES, "name of their parameter"),
    (f"{PAGES}/kind", "link", f"{PAGES}/parameter", "leave it out"),
    (f"{PAGES}/kind", "page", f"{PAGES}/next", "leave it out"),
    (f"{PAGES}/items", "status", f"{PAGES}/items", "in its body"),
    (f"{PAGES}/most", "{mst}", f"{PAGES}/most", "mean most?"),
    (f"{PAGES}/most", "many", f"{PAGES}/most", "A number is needed"),
    # accounts
    (f"{ACCOUNT}/authenticate/user", "{mail}", f"{ACCOUNT}/authenticate/user",
     "mean email?"),
    (f"{ACCOUNT}/authenticate/token", "x", f"{ACCOUNT}/authenticate", "basic needs"),
    (f"{ACCOUNT}/authenticate", {"kind": "header", "name": "Host", "value": "x"},
     f"{ACCOUNT}/authenticate/Host", "connection"),
    (f"{ACCOUNT}/check/url", "/{title}", f"{ACCOUNT}/check/url", "no setting title"),
    (f"{ACCOUNT}/testable", False, f"{ACCOUNT}/check", "testable"),
    (f"{APP}/settings/1/name", "id", f"{APP}/oauth2", "needs the setting client_id"),
    (f"{APP}/settings/2/type", "string", f"{APP}/oauth2", "of type secret"),
    (f"{APP}/settings/2/name", "access_token", f"{APP}/oauth2", "added by Patchbay"),
    (f"{APP}/oauth2/authorize", ..., f"{APP}/oauth2", "authorize is missing"),
    (f"{APP}/oauth2/scopes", ["a b"], f"{APP}/oauth2/scopes/0", "one word"),
    (f"{APP}/oauth2/token", "token", f"{APP}/oauth2/token", "https://"),
    # choices
    ("operations/0/settings/1/choices_from", "project",
     "operations/0/settings/1/choices_from", "mean projects?"),
    ("operations/0/settings/1/type", "text", "operations/0/settings/1/type",
     "choices_from is for"),
    ("choices/1/needs/0", "proj", "operations/0/settings/2/choices_from",
     "need the setting proj. Did you mean project?"),
    ("choices/1/needs/0", "kind", "operations/0/settings/2/choices_from",
     "which they are for"),
    ("choices/0/credential_type", "acount", "choices/0/credential_type",
     "mean account?"),
    ("choices/0/credential_type", "app", "operations/0/settings/1/choices_from",
     "credential type app"),
    ("choices/0/answer/items", ..., "choices/0/answer", "where the rows are"),
    ("choices/0/answer", ..., "choices/0", "answer is missing"),
    ("choices/1/choices", "projects", "choices", "2 choices called projects"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "value", "path", "words"), BROKEN, ids=lambda one: str(one)[:50]
)
def test_mistake_is_named(change: str, value: Any, path: str, words: str) -> None:
    problems = check_manifest(changed(TRACKER, change, value))

    found = [one.message for one in problems if one.path == path]
    assert any(words in message for message in found), problems


def test_manifest_without_a_mistake_is_accepted() -> None:
    assert check_manifest(TRACKER) == []


def test_one_mistake_of_the_service_is_one_problem() -> None:
    problems = check_manifest(changed(TRACKER, "service/headers/X", "{credential.x}"))

    message = "The credential has no x."
    assert problems == [ManifestProblem("service/headers/X", message)]


def test_part_of_a_credential_may_be_part_of_a_host() -> None:
    manifest = changed(
        TRACKER, "service/base", "https://{credential.site}.example.com/rest"
    )

    hosts = {"hosts": ["*.example.com"], "files": True}
    assert check_manifest(changed(manifest, "permissions", hosts)) == []


@pytest.mark.parametrize("kind", ["file", "multipart"])
def test_file_that_is_sent_needs_the_permission(kind: str) -> None:
    body = (
        {"file": "{title}"} if kind == "file" else {"multipart": {"a": {"file": "b"}}}
    )
    manifest = changed(changed(TRACKER, BODY, body), "permissions/files", False)

    [problem] = check_manifest(manifest)
    assert "permissions" in problem.message


def test_name_of_loaded_choices_can_be_translated() -> None:
    texts = {"de": {"choices.projects.name": "Projekte"}}

    assert check_manifest(changed(TRACKER, "translations", texts)) == []


@pytest.mark.parametrize("odd", ODD, ids=lambda one: repr(one)[:20])
def test_odd_value_anywhere_is_answered(odd: Any) -> None:
    validator = ManifestValidator(manifest_schema())
    for path in paths(TRACKER):
        manifest = changed(TRACKER, path, odd)
        problems = check_manifest(manifest)
        assert all(one.message.strip() for one in problems), path
        assert accepted_by_schema()(manifest) == validator.is_valid(manifest), path


@pytest.mark.parametrize("mistake", BROKEN, ids=lambda one: str(one)[:50])
def test_fast_answer_to_a_mistake_is_that_of_jsonschema(mistake: Any) -> None:
    manifest = changed(TRACKER, mistake[0], mistake[1])

    valid = ManifestValidator(manifest_schema()).is_valid(manifest)
    assert accepted_by_schema()(manifest) == valid
