"""What calls cost, as the manifests of their connectors say."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from connectors.registry import installed
from runtime.selectors.metrics.attempts import Attempts


@dataclass(frozen=True)
class Cost:
    """What one completed call costs, and all of them together."""

    amount: Decimal
    currency: str
    total: Decimal


def cost_of(attempts: Attempts) -> Cost | None:
    """Return the cost of the calls of an operation, None where nobody knows it."""
    connector = installed().find(attempts.connector)
    operation = connector.operation(attempts.operation) if connector else None
    given = operation.get("cost") if operation else None
    if given is None:
        return None
    amount = Decimal(given["amount"])
    return Cost(amount, given["currency"], amount * attempts.completed)
