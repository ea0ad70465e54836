"""People and a vault of their own for the tests of the connectors."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings


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
