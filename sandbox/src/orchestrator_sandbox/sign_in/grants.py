"""What was granted: codes, which work once and for ten minutes, and the tokens that they are exchanged for."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass

from orchestrator_sandbox.core.clock import Clock
from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.ids import Ids
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.sign_in.asking import Asking

CODE_LIFE = 600
TOKEN_LIFE = 3599
CLIENT = "sandbox-"
"""Any client id that begins so is known; its secret is the id and ``-secret``."""


class Refused(Exception):
    """The exchange is refused; *code* is OAuth's (RFC 6749, 5.2)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Token:
    """What a code was exchanged for."""

    secret: str
    subject: str
    client_id: str
    scope: str
    nonce: str | None


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """What a client sends to have its code exchanged."""

    client_id: str
    client_secret: str
    code: str
    redirect_uri: str | None
    code_verifier: str | None


def is_client(client_id: str) -> bool:
    """Whether an application of that id was registered."""
    return client_id.startswith(CLIENT) and len(client_id) > len(CLIENT)


class Grants:
    """The codes and tokens of one provider."""

    def __init__(self, provider: str, database: Database, ids: Ids, clock: Clock) -> None:
        self.provider = provider
        self.database = database
        self.ids = ids
        self.clock = clock

    def new_code(self, subject: str, asking: Asking, *, prefix: str, length: int) -> str:
        """A code for what *subject* agreed to."""
        code = self.ids.new(prefix, length)
        self._keep(code, "code", subject, CODE_LIFE, {**asking.kept(), "token": None})
        return code

    def exchange(self, given: Exchange, *, prefix: str, length: int) -> Token:
        """The token for a code. A code that comes twice is refused, and what it was exchanged for ends.

        Raises:
            Refused
        """
        if not is_client(given.client_id) or not hmac.compare_digest(given.client_secret, f"{given.client_id}-secret"):
            raise Refused("invalid_client", "The client id or its secret is not right.")
        row = self._live(given.code, "code")
        if row is None:
            raise Refused("invalid_grant", "The code is not right, or it has expired.")
        subject, body = row
        if body["token"]:
            self.database.run("DELETE FROM grants WHERE secret = ?", body["token"])
            raise Refused("invalid_grant", "The code was used before.")
        _check(given, body)
        token = self.ids.new(prefix, length)
        details = {name: body[name] for name in ("client_id", "scope", "nonce")}
        with self.database.transaction():
            changed = json.dumps(body | {"token": token})
            self.database.run("UPDATE grants SET body = ? WHERE secret = ?", changed, given.code)
            self._keep(token, "token", subject, TOKEN_LIFE, details)
        return Token(secret=token, subject=subject, **details)

    def token(self, header: str) -> Token | None:
        """The live token in an ``Authorization`` header."""
        scheme, _, secret = header.partition(" ")
        row = self._live(secret.strip(), "token") if scheme.lower() in ("bearer", "token") else None
        return None if row is None else Token(secret=secret.strip(), subject=row[0], **row[1])

    def _keep(self, secret: str, kind: str, subject: str, life: int, body: Json) -> None:
        self.database.run(
            "INSERT INTO grants (secret, provider, kind, subject, expires_at, body) VALUES (?, ?, ?, ?, ?, ?)",
            *(secret, self.provider, kind, subject, self.clock.now() + life, json.dumps(body)),
        )

    def _live(self, secret: str, kind: str) -> tuple[str, Json] | None:
        row = self.database.row(
            "SELECT subject, body FROM grants WHERE secret = ? AND provider = ? AND kind = ? AND expires_at > ?",
            *(secret, self.provider, kind, self.clock.now()),
        )
        return None if row is None else (row["subject"], json.loads(row["body"]))


def _check(given: Exchange, body: Json) -> None:
    if body["client_id"] != given.client_id:
        raise Refused("invalid_grant", "The code was given to another client.")
    if given.redirect_uri != body["redirect_uri"]:
        raise Refused("redirect_uri_mismatch", "The redirect_uri is not the one that the code was asked with.")
    challenge = body["code_challenge"]
    if challenge is None:
        return
    digest = hashlib.sha256((given.code_verifier or "").encode()).digest()
    if not hmac.compare_digest(base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), challenge):
        raise Refused("invalid_grant", "The code_verifier does not fit the code_challenge.")
