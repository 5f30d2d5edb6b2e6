"""The command line `orchestrator`, and the supervisor that runs the whole stack on one machine."""
