"""The turn to ask for tokens: one process at a time has it.

Services take a refresh token once: whoever sends it a second time is taken for a
thief, and the sign-in ends. So good tokens end the turn in the same statement that
keeps them, and nothing is written by who has lost it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from connectors.models import OAuthTokens

LENGTH = timedelta(seconds=30)


@dataclass(frozen=True)
class Turn:
    """Who may ask: known by the moment until which the row was taken."""

    row: OAuthTokens
    until: datetime

    def keep(self, columns: Mapping[str, Any]) -> bool:
        """Keep good tokens and end the turn; say whether they still counted.

        They count, too, where the turn was over but nobody has kept others yet.
        """
        unchanged = Q(sealed=bytes(self.row.sealed))
        still = OAuthTokens.objects.filter(
            Q(asking_until=self.until) | unchanged, pk=self.row.pk
        )
        return bool(still.update(**columns))

    def end(self, *, problem: str = "") -> bool:
        """End the turn without tokens; say whether it was still held."""
        held = OAuthTokens.objects.filter(pk=self.row.pk, asking_until=self.until)
        return bool(held.update(asking_until=None, problem=problem))


def take_turn(row: OAuthTokens) -> Turn | None:
    """Take the turn where it is free and the row is as it was read."""
    now = timezone.now()
    free = Q(asking_until=None) | Q(asking_until__lt=now)
    same = OAuthTokens.objects.filter(free, pk=row.pk, sealed=bytes(row.sealed))
    turn = Turn(row, now + LENGTH)
    return turn if same.update(asking_until=turn.until) else None
