"""Everybody's lines on one terminal, each with its speaker's name, and in a file of its own."""

import os
import sys
from pathlib import Path
from typing import BinaryIO, TextIO

_COLOURS = (36, 33, 35, 32, 34, 96, 93, 95, 92, 94)
_NAME_WIDTH = 9


class Output:
    """Says whose line it is, in the speaker's colour when a person looks at a terminal."""

    def __init__(self, logs: Path, screen: TextIO | None = None) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        self._logs = logs
        self._screen = screen or sys.stdout
        self._coloured = self._screen.isatty() and "NO_COLOR" not in os.environ
        self._files: dict[str, BinaryIO] = {}

    def line(self, speaker: str, words: bytes) -> None:
        """Write one line, without its line end."""
        self._file_of(speaker).write(words + b"\n")
        self._show(speaker, words.decode(errors="replace"))

    def say(self, words: str) -> None:
        """A line of the supervisor's own."""
        self.line("up", words.encode())

    def plain(self, words: str) -> None:
        """Words for the person alone, without a prefix."""
        self._put(words + "\n")

    def log_of(self, speaker: str) -> Path:
        return self._logs / f"{speaker}.log"

    def close(self) -> None:
        for file in self._files.values():
            file.close()
        self._files.clear()

    def _file_of(self, speaker: str) -> BinaryIO:
        if speaker not in self._files:
            path = self.log_of(speaker)
            if path.exists():
                path.replace(path.with_name(f"{speaker}.previous.log"))
            self._files[speaker] = path.open("ab", buffering=0)
        return self._files[speaker]

    def _show(self, speaker: str, words: str) -> None:
        name = f"{speaker:<{_NAME_WIDTH}}"
        if self._coloured:
            colour = _COLOURS[list(self._files).index(speaker) % len(_COLOURS)]
            name = f"\x1b[{colour}m{name}│\x1b[0m"
        else:
            name += "|"
        self._put(f"{name} {words}\n")

    def _put(self, text: str) -> None:
        try:
            self._screen.write(text)
            self._screen.flush()
        except (BrokenPipeError, ValueError):
            pass  # nobody reads any more (`orchestrator up | head`); the files still hold it
