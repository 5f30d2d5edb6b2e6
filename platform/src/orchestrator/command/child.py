"""One process of the stack: started in a group of its own, heard line by line, ended for certain."""

import asyncio
import os
import signal
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from orchestrator.command.output import Output
from orchestrator.command.processes import dies_with_parent

_PATIENCE = 10.0  # seconds between asking to end and ending
_GLANCE = 0.1  # seconds
_LAST_WORDS = 15


@dataclass(frozen=True)
class Program:
    """What to run, where, and told what."""

    name: str
    argv: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


class Child:
    """A running `Program`."""

    def __init__(self, program: Program, process: asyncio.subprocess.Process, output: Output) -> None:
        self.program = program
        self.pid = process.pid
        self.last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._awaited: dict[str, asyncio.Event] = {}
        self._process = process
        self._output = output
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, program: Program, output: Output) -> "Child":
        """Call it from the main thread: Linux ends the child when the thread that made it ends."""
        process = await asyncio.create_subprocess_exec(
            *program.argv,
            cwd=program.folder,
            env=program.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGTERM),
        )
        return cls(program, process, output)

    async def said(self, words: str) -> None:
        """Wait until a line of its output begins with *words*; ask before it can have been said."""
        await self._awaited.setdefault(words, asyncio.Event()).wait()

    async def ended(self) -> int:
        """Wait until it has ended and its last words are heard; its exit code."""
        code = await self._exit_code()
        with suppress(TimeoutError):  # a grandchild may hold the pipe open
            await asyncio.wait_for(asyncio.shield(self._listening), timeout=1)
        return code

    async def stop(self) -> None:
        """Ask it to end, wait, then end it and whatever it started."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.terminate()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._exit_code(), timeout=_PATIENCE)
        self.kill()
        await self._exit_code()
        self._listening.cancel()

    def kill(self) -> None:
        """End its whole group at once."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    async def _exit_code(self) -> int:
        """Looked at, and not `Process.wait()`: on some Pythons that waits for grandchildren to close the pipe."""
        while self._process.returncode is None:
            await asyncio.sleep(_GLANCE)
        return self._process.returncode

    async def _listen(self) -> None:
        stream = self._process.stdout
        if stream is None:
            return
        rest = b""
        while chunk := await stream.read(65536):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self._hear(line)
        if rest:
            self._hear(rest)

    def _hear(self, line: bytes) -> None:
        line = line.rstrip(b"\r")
        words = line.decode(errors="replace")
        self.last_words.append(words)
        for awaited, event in self._awaited.items():
            if words.startswith(awaited):
                event.set()
        self._output.line(self.program.name, line)
