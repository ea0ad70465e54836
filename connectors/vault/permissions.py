"""Who may manage credentials: the one place that decides."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from connectors.vault.exceptions import NotAdministrator

Person = AbstractBaseUser | AnonymousUser


def is_administrator(person: Person) -> bool:
    """Say whether a person may manage the credentials of the installation."""
    return bool(person.is_active and getattr(person, "is_staff", False))


def require_administrator(person: Person) -> None:
    """Raise NotAdministrator for everyone else."""
    if not is_administrator(person):
        raise NotAdministrator
