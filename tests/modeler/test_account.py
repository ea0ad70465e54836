"""Mails about incidents on the account page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from runtime.models import IncidentReader


@pytest.fixture
def person(db: None) -> User:
    """Return a person without an address."""
    return User.objects.create_user("ada")


@pytest.fixture
def client(person: User) -> Client:
    """Return the browser of the person."""
    made = Client()
    made.force_login(person)
    return made


def test_a_person_asks_for_mails_and_ends_them(client: Client, person: User) -> None:
    wanted = {"email": " ada@example.com ", "wanted": "true"}
    answer = client.post(reverse("incident-mails"), wanted, follow=True)

    person.refresh_from_db()
    assert person.email == "ada@example.com"
    assert IncidentReader.objects.get().user == person
    assert "Saved" in answer.content.decode()
    assert " checked" in client.get(reverse("account")).content.decode()

    client.post(reverse("incident-mails"), {"email": "ada@example.com"})
    assert not IncidentReader.objects.exists()


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("", "Fill in the address that mails go to."),
        ("ada", "This is not an e-mail address."),
        ("ada@example.com\nBcc: x@example.com", "This is not an e-mail address."),
        (
            f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.org",
            "not an e-mail",
        ),
    ],
)
def test_what_is_no_address_is_refused(
    client: Client, person: User, email: str, words: str
) -> None:
    answer = client.post(reverse("incident-mails"), {"email": email, "wanted": "true"})

    person.refresh_from_db()
    assert (answer.status_code, person.email) == (422, "")
    assert words in answer.content.decode()
    assert not IncidentReader.objects.exists()


def test_tokens_are_made_as_before(client: Client) -> None:
    assert "Copy the token now." in client.post(reverse("account")).content.decode()
