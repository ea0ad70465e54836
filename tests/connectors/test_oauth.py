"""Signing in with a service by OAuth 2.0, and tokens that stay fresh."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from connectors.models import Credential, OAuthTokens
from connectors.vault.exceptions import NotSignedIn, TokensNotGiven
from connectors.vault.oauth import tokens
from connectors.vault.rotation import rotate_key
from tests.connectors.oauth_accounts import expire, signed_in, stored, token
from tests.connectors.oauth_servers import Book, led_back

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("probe", "loopback"),
]


def test_a_person_signs_in_there_and_comes_back(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    credential = stored(address, admin_user)
    assert credential.test_outcome == "failed"
    with pytest.raises(NotSignedIn, match="sign in on its page"):
        token()

    begun = client.get(reverse("sign-in-service", args=["shop"]))
    asked = parse_qs(urlsplit(begun["Location"]).query)
    answer = signed_in(client)

    assert asked["code_challenge_method"] == ["S256"]
    assert (asked["scope"], asked["access_type"]) == (["read"], ["offline"])
    assert answer["Location"] == reverse("credential", args=["shop"])
    assert token() == book.access_tokens[-1]
    assert Credential.objects.get().test_outcome == "worked"
    page = client.get(answer["Location"]).content.decode()
    assert "Signed in" in page
    assert book.access_tokens[-1] not in page
    stored_bytes = bytes(OAuthTokens.objects.get().sealed)
    assert book.access_tokens[-1].encode() not in stored_bytes


def refusal(client: Client, **query: str) -> str:
    """Come back with other words than the service's, and return what is said."""
    answer = client.get(reverse("signed-in"), query)
    if answer.status_code == 302:
        answer = client.get(answer["Location"])
    return str(answer.content.decode())


def test_an_answer_counts_once_and_for_its_beginning_only(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    stored(service[0], admin_user)
    assert "took too long" in refusal(client, code="x", state="y")

    begun = client.get(reverse("sign-in-service", args=["shop"]))
    back = parse_qs(urlsplit(led_back(begun["Location"])).query)
    code, state = back["code"][0], back["state"][0]
    assert "begun here" in refusal(client, code=code, state="another")
    assert "took too long" in refusal(client, code=code, state=state)

    begun = client.get(reverse("sign-in-service", args=["shop"]))
    back = parse_qs(urlsplit(led_back(begun["Location"])).query)
    query = {"code": back["code"][0], "state": back["state"][0]}
    assert "Another service" in refusal(client, **query, iss="https://evil.example")
    assert not OAuthTokens.objects.exists()


def test_who_does_not_agree_reads_so(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user)
    book.denies = True

    answer = signed_in(client)

    assert "access_denied" in client.get(answer["Location"]).content.decode()
    assert "access_denied" not in client.get(answer["Location"]).content.decode()


def test_an_address_puts_no_words_on_the_page(client: Client, admin_user: User) -> None:
    stored("https://shop.example", admin_user)

    page = client.get(reverse("credential", args=["shop"]), {"refused": "Call 0900"})

    assert "0900" not in page.content.decode()


def test_a_token_is_renewed_and_the_way_to_renew_it_too(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user)
    signed_in(client)
    first = token()
    for _round in range(2):
        expire()
        assert token() == book.access_tokens[-1] != first
    asked = [one["grant_type"] for one in book.asked]
    assert asked == ["authorization_code", "refresh_token", "refresh_token"]
    assert token() == book.access_tokens[-1]
    assert len(book.asked) == 3


def test_a_revoked_sign_in_asks_for_another(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user)
    signed_in(client)
    book.refresh_tokens.clear()
    expire()

    with pytest.raises(NotSignedIn, match="does not know the sign-in any more"):
        token()

    asked = len(book.asked)
    with pytest.raises(NotSignedIn):
        token()
    assert len(book.asked) == asked
    assert Credential.objects.get().test_outcome == "failed"
    signed_in(client)
    assert token() == book.access_tokens[-1]


def test_one_asks_and_the_others_wait(
    client: Client,
    service: tuple[str, Book],
    admin_user: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address, book = service
    stored(address, admin_user)
    signed_in(client)
    expire()
    asking = timezone.now() + timedelta(seconds=30)
    OAuthTokens.objects.update(asking_until=asking)
    monkeypatch.setattr(tokens, "LONGEST_WAIT", 0.3)

    with pytest.raises(TokensNotGiven):
        token()
    assert len(book.asked) == 1

    OAuthTokens.objects.update(asking_until=timezone.now() - timedelta(seconds=1))
    assert token() == book.access_tokens[-1]
    assert OAuthTokens.objects.get().asking_until is None


def test_an_app_gets_tokens_by_itself(
    service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user, "app")

    assert token("app") == book.access_tokens[-1]
    assert book.asked[0]["grant_type"] == "client_credentials"
    assert token("app") == book.access_tokens[-1]
    assert len(book.asked) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((500, "text/html", "<h1>Down</h1>"), "500"),
        ((200, "text/html", "<h1>Welcome</h1>"), ""),
        ((302, "text/plain", ""), "302"),
        ((200, "application/json", "[]"), "without an access token"),
        ((200, "application/json", '{"access_token": 7}'), "without an access token"),
        (
            (401, "application/json", '{"error": "invalid_client"}'),
            "invalid_client",
        ),
        ((200, "application/json", '{"error": "bad_code"}'), "bad_code"),
    ],
)
def test_a_service_that_gives_no_token(
    service: tuple[str, Book],
    admin_user: User,
    answer: tuple[int, str, str],
    said: str,
) -> None:
    address, book = service
    stored(address, admin_user, "app")
    book.answer = answer

    with pytest.raises(TokensNotGiven) as raised:
        token("app")

    assert said in raised.value.message
    book.answer = None
    assert token("app") == book.access_tokens[-1]


def test_an_address_inside_the_network_is_not_asked(
    service: tuple[str, Book], admin_user: User, settings: Settings
) -> None:
    address, book = service
    settings.PRIVATE_HOSTS = []
    stored(address, admin_user, "app")

    with pytest.raises(TokensNotGiven):
        token("app")
    assert book.asked == []


def test_another_key_keeps_the_sign_in(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user)
    signed_in(client)
    before = OAuthTokens.objects.get().key_id

    rotate_key()

    assert OAuthTokens.objects.get().key_id != before
    assert token() == book.access_tokens[-1]


def test_behind_a_proxy_the_way_back_is_the_address_of_the_installation(
    client: Client, admin_user: User, settings: Settings
) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://patchbay.example.com"]
    stored("https://shop.example", admin_user)
    way_back = "https://patchbay.example.com/credentials/signed-in/"

    page = client.get(reverse("credential", args=["shop"])).content.decode()
    begun = client.get(reverse("sign-in-service", args=["shop"]))

    assert way_back in page
    asked = parse_qs(urlsplit(begun["Location"]).query)
    assert asked["redirect_uri"] == [way_back]
