"""A certificate authority and a certificate for this machine, made for one test run."""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Certificates:
    """The files of an authority and of a server that it vouches for."""

    authority: Path
    chain: Path

    def server_context(self) -> ssl.SSLContext:
        """Return what a server at 127.0.0.1 or localhost speaks TLS with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain)
        return context


def named(name: str) -> x509.Name:
    """Return the subject of a certificate."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def begun(subject: str, issuer: str, key: Key) -> x509.CertificateBuilder:
    """Return a certificate for one day, to be completed."""
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
    )


def pem(key: Key) -> bytes:
    """Return a key as files hold it."""
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def make_certificates(folder: Path) -> Certificates:
    """Write an authority and a certificate of this machine into a folder."""
    own, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    usage = x509.BasicConstraints(ca=True, path_length=0)
    authority = begun("Test authority", "Test authority", own).add_extension(
        usage, critical=True
    )
    signed = authority.sign(own, hashes.SHA256())
    names = x509.SubjectAlternativeName(
        [
            x509.DNSName("localhost"),
            x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
        ]
    )
    server = begun("localhost", "Test authority", key).add_extension(
        names, critical=False
    )
    certificate = server.sign(own, hashes.SHA256())
    encoding = serialization.Encoding.PEM
    found = Certificates(folder / "authority.pem", folder / "server.pem")
    found.authority.write_bytes(signed.public_bytes(encoding))
    found.chain.write_bytes(pem(key) + certificate.public_bytes(encoding))
    return found
