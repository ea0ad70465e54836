"""What a person says about themselves."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from modeler.exceptions import AddressRefused
from runtime.services.notices import set_incident_mails

LONGEST = 254


@transaction.atomic
def change_mails(*, user: User, email: str, wanted: bool) -> None:
    """Keep a person's address, and whether they want mails about incidents.

    Raises AddressRefused, also for mails without an address.
    """
    if wanted and not email:
        raise AddressRefused(_("Fill in the address that mails go to."))
    if email:
        check_address(email)
    user.email = email
    user.save(update_fields=["email"])
    set_incident_mails(user=user, wanted=wanted)


def check_address(email: str) -> None:
    """Raise AddressRefused for what is no address."""
    try:
        validate_email(email)
    except ValidationError as error:
        raise AddressRefused from error
    if len(email) > LONGEST:
        raise AddressRefused
