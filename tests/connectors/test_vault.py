"""Credentials are kept encrypted, opened for a call, and fail closed."""

from __future__ import annotations

import base64
import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from connectors.models import Credential
from connectors.vault.exceptions import (
    CredentialExists,
    CredentialNotFound,
    CredentialUnreadable,
    NotAdministrator,
    UnknownCredentialType,
    ValueRefused,
    VaultError,
    VaultKeyBroken,
    WrongCredentialType,
)
from connectors.vault.grants import BY_INSTALLATION
from connectors.vault.keys import current_key, new_key, read_key
from connectors.vault.sealing import Identity, seal, unseal
from connectors.vault.selectors import default_name
from connectors.vault.services import (
    Filled,
    change_credential,
    delete_credential,
    store_credential,
)
from connectors.vault.using import use_credential
from tests.connectors.vaults import CANARY, SERVER, mail_values, store_server

pytestmark = pytest.mark.usefixtures("vault_key_file")
MAIL = {"connector": "email", "type_name": "smtp"}
IDENTITY = Identity("a", "email", "smtp")


def test_values_come_back_with_the_defaults_of_their_type(administrator: User) -> None:
    store_server(administrator)

    expected = {**SERVER, "port": "587", "security": "starttls"}
    assert mail_values() == expected


def test_the_database_holds_no_value(administrator: User) -> None:
    store_server(administrator)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM connectors_credential")
        row = repr(cursor.fetchall())
    assert not [part for part in (CANARY, "smtp.example.com") if part in row]


def test_the_key_is_made_once_and_for_this_user_only(
    administrator: User, vault_key_file: Path
) -> None:
    store_server(administrator)
    written = vault_key_file.read_text()
    store_server(administrator, "other")

    assert stat.S_IMODE(vault_key_file.stat().st_mode) == 0o600
    assert vault_key_file.read_text() == written
    assert [file.name for file in vault_key_file.parent.iterdir()] == ["vault-key"]


@given(st.dictionaries(st.text(), st.text()))
def test_any_values_can_be_sealed(values: dict[str, str]) -> None:
    key = new_key()
    sealed = seal(values, identity=IDENTITY, key=key)

    assert unseal(sealed, identity=IDENTITY, key=key) == values


@given(st.data())
def test_one_changed_bit_is_noticed(data: st.DataObject) -> None:
    key = new_key()
    sealed = bytearray(seal(SERVER, identity=IDENTITY, key=key))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(
        st.integers(0, 7)
    )

    with pytest.raises(CredentialUnreadable):
        unseal(bytes(sealed), identity=IDENTITY, key=key)


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(12), bytes(40)])
def test_what_was_never_sealed_is_noticed(sealed: bytes) -> None:
    with pytest.raises(CredentialUnreadable):
        unseal(sealed, identity=IDENTITY, key=new_key())


def test_values_that_are_moved_to_another_row_do_not_open(administrator: User) -> None:
    store_server(administrator)
    store_server(administrator, "evil", host="evil.example.com")
    sealed = Credential.objects.get(name="sales-mail").sealed
    Credential.objects.filter(name="evil").update(sealed=sealed)

    with pytest.raises(CredentialUnreadable):
        mail_values("evil")


@pytest.mark.django_db
def test_a_missing_credential_is_named() -> None:
    with pytest.raises(CredentialNotFound, match="“gone”"):
        mail_values("gone")


def test_a_credential_of_another_type_is_not_handed_over(administrator: User) -> None:
    store_server(administrator)

    with pytest.raises(WrongCredentialType, match="“sales-mail”"):
        mail_values(connector="slack", type_name="slack")


@pytest.mark.parametrize("left", ["", "nonsense", "AAAA", None])
def test_without_the_key_nothing_is_handed_over(
    administrator: User, vault_key_file: Path, left: str | None
) -> None:
    store_server(administrator)
    vault_key_file.unlink()
    if left is not None:
        vault_key_file.write_text(left)

    with pytest.raises(CredentialUnreadable, match="“sales-mail” cannot be decrypted"):
        mail_values()


@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_read_in_either_base64(value: bytes) -> None:
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        text = encode(value).decode()
        assert read_key(text).value == read_key(text.rstrip("=")).value == value


@pytest.mark.parametrize("text", ["nonsense", "AAAA", "ä" * 43, f"{'A' * 43}=AAAA"])
def test_a_key_that_is_none_is_said(settings: Settings, text: str) -> None:
    settings.VAULT_KEYS = [text]

    with pytest.raises(VaultKeyBroken):
        current_key()


def test_the_key_of_the_environment_goes_first(
    administrator: User, settings: Settings, vault_key_file: Path
) -> None:
    settings.VAULT_KEYS = [new_key().written]

    store_server(administrator)

    assert not vault_key_file.exists()
    assert mail_values()["password"] == CANARY


@pytest.mark.parametrize(
    ("values", "setting"),
    [
        ({"host": ""}, "host"),
        ({"host": "a\nb"}, "host"),
        ({"port": "70000"}, "port"),
        ({"port": "many"}, "port"),
        ({"port": 5.5}, "port"),
        ({"security": "rot13"}, "security"),
        ({"password": "x" * 20_000}, "password"),
        ({"password": "x\x00"}, "password"),
        ({"password": {"a": 1}}, "password"),
        ({"sender": ["a@example.com", "b@example.com"]}, "sender"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_value_that_breaks_the_rules_is_named(
    administrator: User, values: dict[str, object], setting: str
) -> None:
    with pytest.raises(ValueRefused) as refused:
        store_server(administrator, **values)

    assert refused.value.members["setting"] == setting
    assert not Credential.objects.exists()


def test_a_bot_token_has_a_form(administrator: User) -> None:
    with pytest.raises(ValueRefused, match="xoxb-"):
        store_credential(
            name="chat",
            connector="slack",
            type_name="slack",
            filled=Filled(values={"token": "password1"}),
            by=administrator,
        )


@pytest.mark.parametrize("name", ["", "a b", "a/b", "ü", "x" * 65, "a\n"])
def test_a_name_is_one_that_a_file_can_hold(administrator: User, name: str) -> None:
    with pytest.raises(ValueRefused):
        store_server(administrator, name)


def test_a_name_is_given_once(administrator: User) -> None:
    store_server(administrator)

    with pytest.raises(CredentialExists):
        store_server(administrator)


def test_a_type_that_no_connector_has_is_refused(administrator: User) -> None:
    with pytest.raises(UnknownCredentialType):
        store_credential(
            name="x",
            connector="email",
            type_name="pigeon",
            filled=Filled(),
            by=administrator,
        )


def change(by: User, **values: object) -> Credential:
    """Change the mail server."""
    filled = Filled(values={"host": "b.example.com", **values})
    return change_credential(name="sales-mail", filled=filled, by=by)


@pytest.mark.parametrize(
    ("given", "kept"),
    [({}, CANARY), ({"password": ""}, CANARY), ({"password": "new"}, "new")],
)
def test_an_empty_secret_stays(
    administrator: User, given: dict[str, str], kept: str
) -> None:
    store_server(administrator)
    change(administrator, **given)

    values = mail_values()
    assert (values["host"], values["password"]) == ("b.example.com", kept)
    assert "user" not in values


def test_null_takes_a_secret_away(administrator: User) -> None:
    store_server(administrator)
    change(administrator, password=None)

    assert "password" not in mail_values()


def test_a_credential_without_its_key_can_only_be_filled_in_again(
    administrator: User, vault_key_file: Path
) -> None:
    store_server(administrator)
    vault_key_file.unlink()

    with pytest.raises(CredentialUnreadable):
        change(administrator)
    change(administrator, password="new")
    assert mail_values()["password"] == "new"


def test_one_default_a_type(administrator: User) -> None:
    for name in ("one", "two"):
        store_server(administrator, name)
        filled = Filled(values={"host": "b.example.com"}, is_default=True)
        change_credential(name=name, filled=filled, by=administrator)

    assert default_name("email", "smtp") == "two"
    assert default_name("slack", "slack") == ""


def test_a_use_is_noted_once_a_minute(administrator: User) -> None:
    store_server(administrator)
    use_credential("sales-mail", **MAIL, use=BY_INSTALLATION)
    first = Credential.objects.get().last_used_at
    use_credential("sales-mail", **MAIL, use=BY_INSTALLATION)

    assert first is not None
    assert Credential.objects.get().last_used_at == first


@pytest.mark.parametrize("act", ["store", "change", "delete"])
def test_only_administrators_change_credentials(administrator: User, act: str) -> None:
    store_server(administrator)
    other = User.objects.create_user("ada")
    acts = {
        "store": lambda: store_server(other, "mine"),
        "change": lambda: change(other),
        "delete": lambda: delete_credential(name="sales-mail", by=other),
    }

    with pytest.raises(NotAdministrator):
        acts[act]()


def test_every_refusal_has_words_and_a_code() -> None:
    for kind in VaultError.__subclasses__():
        assert kind().message.endswith(".")
        assert kind.code
