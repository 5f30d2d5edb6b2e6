"""Who can sign in at a provider. A subject is for ever; all else about a person can change."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, fields, replace

from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.ids import Ids
from orchestrator_sandbox.core.types import Json

PROVIDERS = ("google", "github")
DIGITS = {"google": 21, "github": 8}


@dataclass(frozen=True, kw_only=True)
class Identity:
    """One person at one provider.

    *public_email* is what a GitHub profile shows to everybody: GitHub does not say whose it is. *more* are the
    further addresses of a GitHub account, each ``{"email", "verified"}``.
    """

    provider: str
    subject: str
    name: str
    email: str
    verified: bool = True
    picture: bool = True
    login: str = ""
    public_email: str | None = None
    more: list[Json] = field(default_factory=list)


CHANGEABLE = {each.name: each.type for each in fields(Identity) if each.name not in ("provider", "subject")}
KNOWN = (
    Identity(provider="google", subject="108204268033311374519", name="Mei Tan", email="mei@kopi.example"),
    Identity(provider="google", subject="114562977120394857261", name="Aisyah Rahman", email="aisyah@tanjong.example"),
    Identity(
        provider="google",
        subject="101775328840016629354",
        name="Daniel Lim",
        email="daniel@lim.example",
        verified=False,
        picture=False,
    ),
    Identity(provider="github", subject="58231907", name="Mei Tan", email="mei@kopi.example", login="mei-tan"),
    Identity(
        provider="github",
        subject="61440285",
        name="Aisyah Rahman",
        email="aisyah@tanjong.example",
        login="aisyah-codes",
        public_email="hello@aisyah.example",
    ),
    Identity(
        provider="github",
        subject="70918342",
        name="Daniel Lim",
        email="daniel@lim.example",
        login="daniel-lim",
        verified=False,
        picture=False,
    ),
)


class Identities:
    """The people of both providers; three at each to begin with."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self.database = database
        self.ids = ids
        self.introduce()

    def introduce(self) -> None:
        """Make the people that everybody starts with, where nobody is yet."""
        if self.database.row("SELECT 1 FROM identities LIMIT 1") is None:
            for identity in KNOWN:
                self._save(identity)

    def all(self, provider: str | None = None) -> list[Identity]:
        """Everybody, those who were there first first."""
        rows = self.database.rows("SELECT body FROM identities ORDER BY seq")
        found = [Identity(**json.loads(row["body"])) for row in rows]
        return [identity for identity in found if provider in (None, identity.provider)]

    def get(self, provider: str, subject: str) -> Identity:
        """That one.

        Raises:
            LookupError
        """
        row = self.database.row("SELECT body FROM identities WHERE provider = ? AND subject = ?", provider, subject)
        if row is None:
            raise LookupError(f"Nobody at {provider} has the subject {subject!r}.")
        return Identity(**json.loads(row["body"]))

    def make(self, provider: str, **values: object) -> Identity:
        """Somebody new, with a subject of their own.

        Raises:
            ValueError: what is given cannot be meant.
        """
        if provider not in PROVIDERS:
            raise ValueError(f"provider is one of {', '.join(PROVIDERS)}.")
        given = _checked(values)
        if not given.get("email") or not given.get("name"):
            raise ValueError("Give a name and an e-mail address.")
        given["login"] = given.get("login") or str(given["email"]).partition("@")[0]
        return self._save(Identity(provider=provider, subject=self._new_subject(provider), **given))

    def change(self, provider: str, subject: str, **values: object) -> Identity:
        """Change what is given, and never the subject.

        Raises:
            LookupError
            ValueError: what is given cannot be meant.
        """
        return self._save(replace(self.get(provider, subject), **_checked(values)))

    def remove(self, provider: str, subject: str) -> None:
        """They have closed their account; what they were granted ends with it."""
        self.get(provider, subject)
        for table in ("identities", "grants"):
            self.database.run(f"DELETE FROM {table} WHERE provider = ? AND subject = ?", provider, subject)  # noqa: S608

    def _new_subject(self, provider: str) -> str:
        digits = DIGITS[provider]
        number = int(hashlib.sha256(self.ids.new(f"{provider}_").encode()).hexdigest(), 16)
        return str(10 ** (digits - 1) + number % (9 * 10 ** (digits - 1)))

    def _save(self, identity: Identity) -> Identity:
        self.database.run(
            "INSERT INTO identities (provider, subject, body) VALUES (?, ?, ?)"
            " ON CONFLICT (provider, subject) DO UPDATE SET body = excluded.body",
            *(identity.provider, identity.subject, json.dumps(asdict(identity))),
        )
        return identity


def _checked(values: dict[str, object]) -> Json:
    if unknown := values.keys() - CHANGEABLE.keys():
        raise ValueError(f"An identity has no {', '.join(sorted(unknown))}.")
    for name in ("verified", "picture"):
        if not isinstance(values.get(name, True), bool):
            raise ValueError(f"{name} is true or false.")
    for name in ("name", "email", "login"):
        if not isinstance(values.get(name, ""), str):
            raise ValueError(f"{name} is a text.")
    if "email" in values and "@" not in str(values["email"]):
        raise ValueError("email is an address.")
    return values
