"""Whether a process of the stack is ready: asked over the way its users take."""

import asyncio
from collections.abc import Awaitable, Callable

from orchestrator.command.problems import CannotStart

_PAUSE = 0.2  # seconds between two questions
_PATIENCE = 90.0  # seconds; a cold machine compiles Python first

type Check = Callable[[], Awaitable[bool]]


async def until_ready(name: str, check: Check) -> None:
    """Ask again and again until the answer is yes.

    Raises:
        CannotStart: it is not ready after a minute and a half.
    """
    try:
        async with asyncio.timeout(_PATIENCE):
            while not await check():
                await asyncio.sleep(_PAUSE)
    except TimeoutError:
        raise CannotStart(f"{name} is not ready after {_PATIENCE:.0f} seconds; see the log lines above.") from None


def answers(port: int, path: str, *, host: str = "localhost", below: int = 500) -> Check:
    """What listens on that port of this machine answers a GET with a status *below* that; *host* is who is asked."""
    question = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()

    async def check() -> bool:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            return False
        try:
            writer.write(question)
            words = (await reader.readline()).split()
            return len(words) > 1 and int(words[1]) < below
        except OSError:
            return False
        finally:
            writer.close()

    return check
