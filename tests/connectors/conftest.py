"""People, a vault, an OAuth server, and calls of the hostile package."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.calls import Call, Caller, Outcome
from connectors.registry import Registry, read_registry
from tests.connectors.oauth_servers import Book, oauth_server
from tests.modeler.drafts import probe_installed

FOLDER = Path(__file__).parent.parent / "fixtures" / "packages" / "hostile"
KEY = 'h4rd-to "guess"/key'
CREDENTIAL = {"key": KEY, "user": "ada"}
Hostile = Callable[..., Outcome]


@pytest.fixture
def administrator(db: None) -> User:
    """Return a person who may manage credentials."""
    return User.objects.create_user("grace", is_staff=True)


@pytest.fixture
def vault_key_file(settings: Settings, tmp_path: Path) -> Path:
    """Return where the vault of this test keeps its key."""
    settings.VAULT_KEYS = []
    settings.VAULT_KEY_FILE = tmp_path / "vault-key"
    return tmp_path / "vault-key"


@pytest.fixture(scope="module")
def probe() -> Iterator[None]:
    """Install the probe."""
    with probe_installed():
        yield


@pytest.fixture
def loopback(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow the service of the tests, which speaks without encryption."""
    settings.PRIVATE_HOSTS = ["127.0.0.0/8"]
    monkeypatch.setitem(os.environ, "OAUTHLIB_INSECURE_TRANSPORT", "1")


@pytest.fixture
def service() -> Iterator[tuple[str, Book]]:
    """Return a service and what it remembers."""
    with oauth_server() as running:
        yield running


@pytest.fixture
def client(admin_user: User) -> Client:
    """Return the browser of an administrator."""
    made = Client()
    made.force_login(admin_user)
    return made


@pytest.fixture(scope="session")
def registry() -> Registry:
    """Return the registry with the hostile package in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        return read_registry()


@pytest.fixture
def make_caller(registry: Registry) -> Iterator[Callable[..., Caller]]:
    """Return a function that makes callers, which are closed after the test."""
    made: list[Caller] = []

    def make(**options: Any) -> Caller:
        made.append(Caller(registry=lambda: registry, **options))
        return made[-1]

    yield make
    for caller in made:
        caller.close()


@pytest.fixture
def caller(make_caller: Callable[..., Caller]) -> Caller:
    """Return a caller that allows nothing inside the network."""
    return make_caller()


@pytest.fixture
def hostile(caller: Caller) -> Hostile:
    """Return a function that calls an operation with settings as keywords."""
    return partial(called, caller)


def called(
    caller: Caller,
    operation: str,
    *,
    connector: str = "hostile",
    timeout: float = 20,
    **settings: Any,
) -> Outcome:
    """Call an operation of the hostile package with its account."""
    call = Call(connector, operation, settings, CREDENTIAL, "key-1", timeout=timeout)
    return caller.call(call)
