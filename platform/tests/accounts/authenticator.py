"""A second factor in software: an authenticator app, and a passkey that signs as a real one does."""

import hashlib
import json
import time
from dataclasses import dataclass, field

from accounts.browser import travel
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

ORIGIN = "http://localhost:3000"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def totp(secret, *, steps=0):
    """What the app shows now, or so many steps away."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@dataclass
class Passkey:
    """A device with one key. What it says can be bent, to see that it is then refused."""

    origin: str = ORIGIN
    rp_id: str = "localhost"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    counts: bool = True
    resident: bool = True
    user_handle: str = ""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def __post_init__(self):
        self.id = hashlib.sha256(str(id(self)).encode() + str(time.time()).encode()).digest()

    def create(self, options):
        """What ``navigator.credentials.create`` gives."""
        wanted = options["publicKey"]
        self.user_handle = wanted["user"]["id"]
        attested = AttestedCredentialData.create(
            Aaguid.NONE, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(self._rp_hash(), self.flags | ATTESTED, self._next(), bytes(attested))
        return self._said(
            "webauthn.create",
            wanted["challenge"],
            lambda client: {"attestationObject": websafe_encode(bytes(AttestationObject.create("none", data, {})))},
            clientExtensionResults={"credProps": {"rk": self.resident}},
        )

    def get(self, options):
        """What ``navigator.credentials.get`` gives."""
        data = AuthenticatorData.create(self._rp_hash(), self.flags, self._next())

        def signed(client):
            signature = self.key.sign(bytes(data) + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
            return {
                "authenticatorData": websafe_encode(bytes(data)),
                "signature": websafe_encode(signature),
                "userHandle": self.user_handle,
            }

        return self._said("webauthn.get", options["publicKey"]["challenge"], signed, clientExtensionResults={})

    def _said(self, kind, challenge, response, **more):
        client = json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()
        return {
            "id": websafe_encode(self.id),
            "rawId": websafe_encode(self.id),
            "type": "public-key",
            "response": {"clientDataJSON": websafe_encode(client), **response(client)},
            **more,
        }

    def _rp_hash(self):
        return hashlib.sha256(self.rp_id.encode()).digest()

    def _next(self):
        self.count += self.counts
        return self.count


def set_up_app(browser):
    """Sets an app up for whoever is signed in; its secret, and the recovery codes that were shown."""
    with travel(minutes=-2):  # so that the code of now was not used yet
        secret = browser.get("/account/authenticators/totp").json()["data"]["secret"]
        answer = browser.post("/account/authenticators/totp", {"code": totp(secret)})
    assert answer.status_code == 200, answer.content
    return secret, answer.json()["data"].get("recovery_codes")


def set_up_passkey(browser, passkey, name="Laptop", *, passwordless=True):
    """Adds the passkey for whoever is signed in; what was answered."""
    query = "?passwordless" if passwordless else ""
    begun = browser.get(f"/account/authenticators/webauthn{query}").json()
    credential = passkey.create(begun["data"]["creation_options"])
    body = {"name": name, "credential": credential, "passwordless": passwordless}
    return browser.post("/account/authenticators/webauthn", body)
