"""Of several workers that need another token one asks, and nobody is signed out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from connectors.models import Credential, OAuthTokens
from connectors.vault.exceptions import NotSignedIn
from tests.connectors.oauth_accounts import expire, signed_in, stored, token
from tests.connectors.oauth_servers import Book

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("probe", "loopback"),
]


def in_another_worker(act: Callable[[], Any]) -> Any:
    """Do something on a connection of its own, to its end."""

    def acted() -> Any:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(acted).result()


@contextmanager
def between_statements(act: Callable[[], Any], book: Book) -> Iterator[list[Any]]:
    """Act in another worker after each statement about tokens that this one makes once
    the service has been asked; give what came of it."""
    came: list[Any] = []
    before = len(book.asked)

    def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        done = execute(sql, *rest)
        alone = not connection.in_atomic_block and "oauthtokens" in sql
        if alone and len(book.asked) > before:
            came.append(in_another_worker(act))
        return done

    with connection.execute_wrapper(watch):
        yield came


def test_the_turn_is_free_only_once_the_tokens_are_kept(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user)
    signed_in(client)
    expire()

    with between_statements(token, book) as came:
        mine = token()

    assert came
    assert {mine, *came} == {book.access_tokens[-1]}
    asked = [one["grant_type"] for one in book.asked]
    assert asked == ["authorization_code", "refresh_token"]
    assert OAuthTokens.objects.get().problem == ""


def test_a_late_refusal_does_not_undo_another_sign_in(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user)
    signed_in(client)
    expire()
    book.refresh_tokens.clear()
    book.before_answering = [lambda: in_another_worker(lambda: signed_in(client))]

    assert token() == book.access_tokens[-1]

    row = OAuthTokens.objects.get()
    assert (row.problem, row.asking_until) == ("", None)
    assert Credential.objects.get().test_outcome == "worked"


def test_tokens_that_come_late_are_kept_where_there_are_no_others(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user)
    signed_in(client)
    expire()

    def lose_turn() -> None:
        OAuthTokens.objects.update(asking_until=None)

    book.before_answering = [lambda: in_another_worker(lose_turn)]

    assert token() == book.access_tokens[-1] == token()
    assert len(book.asked) == 2


def test_a_turn_that_fails_is_free_again(
    client: Client, service: tuple[str, Book], admin_user: User
) -> None:
    address, book = service
    stored(address, admin_user)
    signed_in(client)
    expire()
    book.refresh_tokens.clear()

    with pytest.raises(NotSignedIn):
        token()

    assert OAuthTokens.objects.get().asking_until is None
