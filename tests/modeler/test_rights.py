"""Rights on Requests: those of members, and those given beside them."""

from __future__ import annotations

from itertools import combinations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from modeler.models import Process, Role
from modeler.services.members import give_role, unshare_process
from modeler.services.rights import grant_on_requests
from runtime.models import Right
from runtime.permissions import rights_of
from tests.modeler.conftest import Client

OF_ROLE = {
    None: set(),
    Role.VIEWER: {Right.SEE},
    Role.EDITOR: set(Right),
    Role.OWNER: set(Right),
}
SETS = [list(one) for size in range(4) for one in combinations(Right.values, size)]


@pytest.fixture
def guest(people: dict[str, User]) -> User:
    """Return a person who is no member yet."""
    return people["stranger"]


@pytest.mark.parametrize("role", list(OF_ROLE))
@pytest.mark.parametrize("granted", SETS, ids="+".join)
def test_rights_add_up(
    process: Process,
    people: dict[str, User],
    guest: User,
    role: Role | None,
    granted: list[str],
) -> None:
    if role is not None:
        give_role(process=process, user=guest, role=role)
    grant_on_requests(
        process=process, username="stranger", rights=granted, by=people["owner"]
    )

    given = set(granted) | ({Right.SEE} if Right.ACT in granted else set())
    assert rights_of(guest, process.pk) == OF_ROLE[role] | given
    if role is not None:
        unshare_process(process=process, username="stranger", by=people["owner"])
        assert rights_of(guest, process.pk) == given


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR, Role.OWNER])
def test_what_was_given_stays_whatever_the_role_becomes(
    process: Process, people: dict[str, User], guest: User, role: Role
) -> None:
    grant_on_requests(
        process=process, username="stranger", rights=["start"], by=people["owner"]
    )
    give_role(process=process, user=guest, role=role)

    grant_on_requests(
        process=process, username="stranger", rights=[], by=people["owner"]
    )

    assert rights_of(guest, process.pk) == OF_ROLE[role]


def test_the_api_lists_where_rights_come_from(
    process: Process, people: dict[str, User], client_of: Client
) -> None:
    owner = client_of(people["owner"])
    place = reverse("api-right", args=[process.pk, "viewer"])

    answer = owner.put(place, {"rights": ["act"]}, format="json")

    assert answer.status_code == 200
    listed = {one["user"]: one for one in answer.json()}
    assert listed["viewer"]["granted"] == ["act", "see"]
    assert listed["viewer"]["member"] == ["see"]
    assert listed["owner"]["granted"] == []


@pytest.mark.parametrize(
    ("name", "rights", "status"),
    [
        ("nobody", ["start"], 422),
        ("viewer", ["fly"], 400),
        ("viewer", "start", 400),
        ("viewer", None, 400),
    ],
)
def test_what_is_no_right_is_refused(
    process: Process,
    people: dict[str, User],
    client_of: Client,
    name: str,
    rights: object,
    status: int,
) -> None:
    place = reverse("api-right", args=[process.pk, name])

    answer = client_of(people["owner"]).put(place, {"rights": rights}, format="json")

    assert answer.status_code == status


def test_a_granted_person_starts_and_sees_but_not_the_diagram(
    process: Process, people: dict[str, User], guest: User, client_of: Client
) -> None:
    grant_on_requests(
        process=process, username="stranger", rights=["start"], by=people["owner"]
    )
    client = client_of(guest)

    assert client.get(reverse("api-process", args=[process.pk])).status_code == 404
    answer = client.get(reverse("api-starts", args=[process.pk]))
    assert answer.status_code == 422
    assert answer.json()["code"] == "not-deployed"
