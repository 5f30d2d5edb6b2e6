"""The key that Google's identity tokens are signed with, and how it is published."""

import datetime
from functools import cached_property
from typing import Any

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from orchestrator_sandbox.core.ids import Ids
from orchestrator_sandbox.core.types import Json

ALGORITHM = "RS256"
DAY = datetime.timedelta(days=1)


class SigningKey:
    """One RSA key, made when it is first needed; another process has another one under another name."""

    def __init__(self, ids: Ids) -> None:
        self.id = ids.passing("", 40)

    def sign(self, claims: Json) -> str:
        """An identity token."""
        return jwt.encode(claims, self._key, algorithm=ALGORITHM, headers={"kid": self.id})

    def certificates(self) -> dict[str, str]:
        """As ``oauth2/v1/certs`` shows it: a PEM certificate by key id."""
        return {self.id: self._certificate}

    def key_set(self) -> Json:
        """As ``oauth2/v3/certs`` shows it: a JWK set (RFC 7517)."""
        public: dict[str, Any] = RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": self.id, "use": "sig", "alg": ALGORITHM}]}

    @cached_property
    def _key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @cached_property
    def _certificate(self) -> str:
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "google.sandbox")])
        now = datetime.datetime.now(datetime.UTC)
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(self._key.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - DAY).not_valid_after(now + 400 * DAY)
        certificate = builder.sign(self._key, hashes.SHA256())
        return certificate.public_bytes(serialization.Encoding.PEM).decode()
