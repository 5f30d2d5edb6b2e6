"""`python -m orchestrator.command`, the same as `orchestrator`."""

from orchestrator.command.line import main

main()
