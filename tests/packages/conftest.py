"""What several tests of the packages share."""

from __future__ import annotations

import pytest

from tests.packages.certificates import Certificates, make_certificates


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Return an authority and a certificate of this machine."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def trusted(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the authority of the test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
