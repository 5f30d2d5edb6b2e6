"""Whether a process of the stack is ready: asked over the way its users take."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
from celery import Celery
from kombu.exceptions import OperationalError

from orchestrator.command.problems import CannotStart

_PAUSE = 0.1  # seconds between two questions
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


def answers(url: str, *, host: str | None = None, below: int = 500) -> Check:
    """It answers a GET with a status *below* that; *host* is the name it is asked by."""
    headers = {"Host": host} if host else {}

    async def check() -> bool:
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
                return (await client.get(url, headers=headers)).status_code < below
        except httpx.HTTPError:
            return False

    return check


def worker_answers(broker_url: str) -> Check:
    """A Celery worker on that broker answers a ping."""
    app = Celery(broker=broker_url)

    async def check() -> bool:
        try:
            return bool(await asyncio.to_thread(app.control.ping, timeout=0.5))
        except (OSError, OperationalError):
            return False

    return check
