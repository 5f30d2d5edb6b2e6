"""Keeps a set of processes alive together: when one ends, or a person asks, all end."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextlib import suppress
from typing import Any, Protocol

from orchestrator.command.child import Child, Program
from orchestrator.command.leftovers import Claim
from orchestrator.command.output import Output
from orchestrator.command.problems import CannotStart

_GLANCE = 0.5  # seconds between two looks at the embedded servers


class Server(Protocol):
    """An embedded server, as `orchestrator.command.embedded` hands it out."""

    def is_running(self) -> bool: ...
    def stop(self) -> None: ...


class Supervisor:
    """Starts programs and servers, waits for the first reason to stop, then stops all of them."""

    def __init__(self, output: Output, claim: Claim) -> None:
        self.output = output
        self._claim = claim
        self._children: list[Child] = []
        self._servers: dict[str, Server] = {}
        self._openings: set[asyncio.Task[Any]] = set()
        self._watches: set[asyncio.Task[None]] = set()
        self._over: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()

    async def supervise(self, bring_up: Coroutine[Any, Any, None]) -> int:
        """Run *bring_up*, then wait for an end; stop everything; the exit code."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._asked_to_stop)
        starting = asyncio.create_task(bring_up)
        try:
            both: set[asyncio.Future[Any]] = {starting, self._over}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if starting.done() and starting.exception() is None:
                await self._over
        finally:
            starting.cancel()
            problem = await _problem_of(starting)
            await self._stop_all()
        reason = problem or (self._over.result() if self._over.done() else None)
        if reason:
            self.output.plain(f"\n{reason}")
        return 1 if reason else 0

    async def start(self, program: Program) -> Child:
        """Start a program that must run as long as the stack does."""
        child = await self._launch(program)
        self._watch(self._ends_with(child))
        return child

    async def begin(self, program: Program) -> Child:
        """Start a program that comes to an end by itself; see `finish`."""
        return await self._launch(program)

    async def finish(self, child: Child) -> None:
        """Wait for the end of a program that was begun.

        Raises:
            CannotStart: it failed.
        """
        code = await child.ended()
        self._children.remove(child)
        if code != 0:
            raise CannotStart(_obituary(child, code, self.output))

    async def open[S: Server](self, name: str, start: Callable[[], S]) -> S:
        """Start an embedded server in a thread that lives as long as the supervisor."""

        async def opening() -> S:
            server = await asyncio.to_thread(start)
            self._servers[name] = server
            return server

        task = asyncio.create_task(opening())
        self._openings.add(task)
        server = await asyncio.shield(task)
        self._watch(self._ends_with_server(name, server))
        return server

    async def _launch(self, program: Program) -> Child:
        try:
            child = await Child.start(program, self.output)
        except FileNotFoundError as error:
            raise CannotStart(f"{program.name} cannot start: {error.filename} is not there.") from error
        self._children.append(child)
        self._claim.remember(child.pid)
        return child

    def _watch(self, watching: Coroutine[Any, Any, None]) -> None:
        self._watches.add(asyncio.create_task(watching))

    async def _ends_with(self, child: Child) -> None:
        code = await child.ended()
        self._end(_obituary(child, code, self.output))

    async def _ends_with_server(self, name: str, server: Server) -> None:
        while server.is_running():
            await asyncio.sleep(_GLANCE)
        self._end(f"{name} ended; its reasons are in {self.output.log_of(name)}. Everything was stopped.")

    def _asked_to_stop(self) -> None:
        if self._over.done():
            for child in self._children:
                child.kill()
            return
        self.output.plain("")
        self.output.say("stopping (once more Ctrl-C stops at once)")
        self._end(None)

    def _end(self, reason: str | None) -> None:
        if not self._over.done():
            self._over.set_result(reason)

    async def _stop_all(self) -> None:
        self._end(None)
        for watch in self._watches:
            watch.cancel()
        await _all(child.stop() for child in self._children)
        if self._openings:
            await asyncio.wait(self._openings)
        await _all(asyncio.to_thread(server.stop) for server in self._servers.values())
        self._claim.release()
        self.output.say("everything is stopped")


async def _all(works: Iterable[Awaitable[None]]) -> None:
    await asyncio.gather(*works, return_exceptions=True)


async def _problem_of(starting: "asyncio.Task[None]") -> str | None:
    """The sentence for the person, when starting failed; other failures are faults and stay loud."""
    problem = None
    with suppress(asyncio.CancelledError):
        try:
            await starting
        except* CannotStart as group:
            problem = _first_of(group)
    return problem


def _first_of(group: BaseExceptionGroup[CannotStart]) -> str:
    first = group.exceptions[0]
    return _first_of(first) if isinstance(first, BaseExceptionGroup) else str(first)


def _obituary(child: Child, code: int, output: Output) -> str:
    how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
    words = "\n".join(f"    {line}" for line in child.last_words)
    name = child.program.name
    return f"{name} {how}, so everything was stopped. Its last words (more in {output.log_of(name)}):\n{words}"
