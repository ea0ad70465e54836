"""What several tests of the packages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from patchbay_sdk import Secret
from patchbay_sdk.manifest import check_manifest
from patchbay_sdk.testing import FakeService, LocalContext, call_operation

from tests.packages.certificates import Certificates, make_certificates
from tests.packages.declared_manifests import TRACKER
from tests.packages.shipped import changed

SETTINGS = {"account": "Sales", "project": "P", "title": "A", "labels": []}
Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Return an authority and a certificate of this machine."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def trusted(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the authority of the test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))


@pytest.fixture
def fake() -> Iterator[FakeService]:
    """Return a service that answers as the test says."""
    with FakeService() as running:
        yield running


@pytest.fixture
def context(fake: FakeService) -> LocalContext:
    """Return a context whose requests go to the service of the test."""
    credential = {
        "site": "acme.example.com",
        "email": "a@b.c",
        "token": Secret("t0ken"),
    }
    return LocalContext(http=fake.http(), credential=credential)


@pytest.fixture
def run(context: LocalContext) -> Run:
    """Return a function that runs an operation of TRACKER, changed."""

    def called(operation: str = "create", *changes: Any, **settings: Any) -> Any:
        manifest = TRACKER
        for path, value in changes:
            manifest = changed(manifest, path, value)
        assert check_manifest(manifest) == []
        given = {**SETTINGS, **settings}
        return call_operation(manifest, Path(), operation, given, context)

    return called
