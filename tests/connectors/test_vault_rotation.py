"""Another key for the vault; nothing gets lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from connectors.models import Credential
from connectors.vault.keys import keys, new_key, read_key
from connectors.vault.rotation import put_key_in_front, rotate_key
from tests.connectors.vaults import CANARY, mail_values, store_server

pytestmark = pytest.mark.usefixtures("vault_key_file")


def password(name: str = "sales-mail") -> str:
    """Return the password that a call would get."""
    return mail_values(name)["password"]


def test_all_credentials_get_the_new_key(administrator: User) -> None:
    store_server(administrator)
    before = Credential.objects.get()

    rotation = rotate_key()

    after = Credential.objects.get()
    assert rotation.sealed == ["sales-mail"]
    assert after.key_id == rotation.key_id != before.key_id
    assert bytes(after.sealed) != bytes(before.sealed)
    assert password() == CANARY


def test_the_key_before_goes_with_the_next_rotation(administrator: User) -> None:
    store_server(administrator)
    [first] = keys()
    rotate_key()
    second = keys()[0]
    rotate_key()

    assert [key.identifier for key in keys()][1:] == [second.identifier]
    assert first.identifier not in {key.identifier for key in keys()}


def test_broken_off_in_the_middle_everything_stays_readable(
    administrator: User,
) -> None:
    store_server(administrator)
    put_key_in_front()
    store_server(administrator, "made-meanwhile")

    assert password() == password("made-meanwhile") == CANARY
    assert rotate_key().unreadable == []


def test_keys_of_the_environment_rotate_too(
    administrator: User, settings: Settings
) -> None:
    old, new = new_key().written, new_key().written
    settings.VAULT_KEYS = [old]
    store_server(administrator)
    settings.VAULT_KEYS = [new, old]
    rotate_key()
    settings.VAULT_KEYS = [new]

    assert password() == CANARY
    assert Credential.objects.get().key_id == read_key(new).identifier


def test_what_cannot_be_read_is_named_and_left(
    administrator: User, vault_key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store_server(administrator, "lost")
    vault_key_file.unlink()
    store_server(administrator, "good")

    with pytest.raises(SystemExit):
        call_command("credentials", "rotate", "--json")

    line = json.loads(capsys.readouterr().out)
    assert (line["sealed"], line["unreadable"]) == (["good"], ["lost"])


def test_the_list_has_no_value(
    administrator: User, capsys: pytest.CaptureFixture[str]
) -> None:
    store_server(administrator)

    call_command("credentials", "list", "--json")
    call_command("credentials", "list")
    call_command("credentials", "rotate")

    said = capsys.readouterr().out
    assert json.loads(said.splitlines()[0])["readable"] is True
    assert CANARY not in said


def test_a_broken_key_is_said(settings: Settings, db: None) -> None:
    settings.VAULT_KEYS = ["nonsense"]

    with pytest.raises(CommandError, match="32 bytes"):
        call_command("credentials", "rotate")
