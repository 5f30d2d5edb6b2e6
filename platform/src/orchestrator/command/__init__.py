"""The command line `orchestrator`, and the supervisor that runs the whole stack on one machine."""

from orchestrator.command.line import main

__all__ = ["main"]
