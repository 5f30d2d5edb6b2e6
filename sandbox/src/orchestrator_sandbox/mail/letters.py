"""Messages as rows; the newest 500 are kept."""

import email
import email.policy
import html
import json
import re
import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from html.parser import HTMLParser

from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.types import Json

KEPT = 500
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")


@dataclass(frozen=True)
class Letter:
    """One message, read."""

    id: int
    sender: str
    recipients: list[str]
    received_at: float
    message: EmailMessage

    @property
    def subject(self) -> str:
        """The subject, decoded."""
        return str(self.message.get("Subject", "")).strip()

    @property
    def text(self) -> str:
        """The plain text, if there is one."""
        return self._part("plain")

    @property
    def html(self) -> str:
        """The HTML, if there is any."""
        return self._part("html")

    @property
    def links(self) -> list[str]:
        """Every web address in it, the HTML's first, each once, in order."""
        finder = _LinkFinder()
        finder.feed(self.html)
        found = finder.links + [html.unescape(url).rstrip(".,;:!?") for url in _ADDRESS.findall(self.text)]
        return list(dict.fromkeys(found))

    @property
    def attachments(self) -> list[str]:
        """The names of the attached files."""
        return [part.get_filename() or "unnamed" for part in self.message.iter_attachments()]

    @property
    def received(self) -> datetime:
        """When it came in, UTC."""
        return datetime.fromtimestamp(self.received_at, UTC)

    def as_json(self) -> Json:
        """As the mailbox's API shows it."""
        return {
            "id": self.id,
            "from": str(self.message.get("From", self.sender)),
            "to": self.recipients,
            "subject": self.subject,
            "date": self.received.isoformat(),
            "text": self.text,
            "html": self.html,
            "headers": {name: str(value) for name, value in self.message.items()},
            "links": self.links,
            "attachments": self.attachments,
        }

    def _part(self, subtype: str) -> str:
        part = self.message.get_body(preferencelist=(subtype,))
        if part is None:
            return ""
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            return ""
        try:
            return payload.decode(part.get_content_charset("utf-8"), "replace")
        except LookupError:  # a character set that nobody knows
            return payload.decode("latin-1")


class _LinkFinder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") if tag == "a" else None
        if href and href.startswith(("http://", "https://")):
            self.links.append(href)


class Letters:
    """The mailbox."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, *, sender: str, recipients: list[str], raw: bytes) -> None:
        """Take a message in."""
        with self.database.transaction():
            self.database.run(
                "INSERT INTO mails (received_at, sender, recipients, raw) VALUES (?, ?, ?, ?)",
                *(time.time(), sender, json.dumps(recipients), raw),
            )
            self.database.run(
                "DELETE FROM mails WHERE id <= (SELECT id FROM mails ORDER BY id DESC LIMIT 1 OFFSET ?)", KEPT
            )

    def all(self, *, to: str | None = None) -> list[Letter]:
        """The newest first; *to* is one recipient's address, in any case."""
        letters = [_letter(row) for row in self.database.rows("SELECT * FROM mails ORDER BY id DESC")]
        if to is None:
            return letters
        return [letter for letter in letters if to.lower() in (address.lower() for address in letter.recipients)]

    def get(self, id: int) -> Letter | None:
        """One message."""
        row = self.database.row("SELECT * FROM mails WHERE id = ?", id)
        return None if row is None else _letter(row)

    def empty(self) -> None:
        """Throw all messages away."""
        self.database.run("DELETE FROM mails")

    def refuse(self, *, times: int, code: int) -> None:
        """Let the next *times* messages be refused with *code*: 550 for good, 451 for now."""
        self.database.set("mail.refuse", json.dumps([times, code]))

    def refusal(self) -> tuple[int, int]:
        """How many messages will be refused, and how."""
        times, code = json.loads(self.database.setting("mail.refuse") or "[0, 550]")
        return times, code

    def take_refusal(self) -> int | None:
        """The code with which to refuse the message at hand, or None to take it."""
        times, code = self.refusal()
        if times < 1:
            return None
        self.refuse(times=times - 1, code=code)
        return code


def _letter(row: sqlite3.Row) -> Letter:
    message = email.message_from_bytes(row["raw"], _class=EmailMessage, policy=email.policy.default)
    return Letter(row["id"], row["sender"], json.loads(row["recipients"]), row["received_at"], message)
