"""The SMTP side of the mailbox."""

import asyncio
import socket

from aiosmtpd.smtp import SMTP, Envelope, Session

from orchestrator_sandbox.mail.letters import Letters

BIGGEST = 25 * 1024 * 1024
REFUSALS = {
    451: "451 4.3.0 Try again later (asked for in the sandbox)",
    550: "550 5.1.1 Mailbox unavailable (asked for in the sandbox)",
}


class Receiver:
    """What aiosmtpd calls with each message."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the message, or refuse it if that was asked for."""
        code = self.letters.take_refusal()
        if code is not None:
            return REFUSALS[code]
        content = envelope.content or b""
        raw = content.encode() if isinstance(content, str) else content
        self.letters.keep(sender=envelope.mail_from or "", recipients=list(envelope.rcpt_tos), raw=raw)
        return "250 2.0.0 Kept in the sandbox's mailbox"


async def serve_smtp(letters: Letters, listener: socket.socket) -> asyncio.Server:
    """Take mail on *listener* until the server is closed."""
    receiver = Receiver(letters)

    def protocol() -> SMTP:
        return SMTP(receiver, data_size_limit=BIGGEST, enable_SMTPUTF8=True, hostname="sandbox.localhost")

    return await asyncio.get_running_loop().create_server(protocol, sock=listener)
