"""The secret of a webhook is used only where it is granted."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from connectors.vault.granting import Granted, grant_credential
from tests.runtime.conftest import Deploy
from tests.runtime.hooks import SECRET, administrator, call, keep_secret, starting

KEY = {"authentication": "key", "credential": "orders-key"}
HEADERS = {"X-Api-Key": SECRET}


@pytest.mark.parametrize(("to_process", "status"), [(True, 200), (False, 401)])
def test_a_call_counts_while_the_process_is_granted_its_secret(
    person: User, deploy: Deploy, to_process: bool, status: int
) -> None:
    keep_secret("orders-key", SECRET)
    deployment = deploy(starting(**KEY))
    named = [str(deployment.process)] if to_process else []
    granted = Granted(everyone=False, processes=named)
    grant_credential(name="orders-key", granted=granted, by=administrator())

    assert call({}, HEADERS).status_code == status
