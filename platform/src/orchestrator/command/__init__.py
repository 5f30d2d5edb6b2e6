"""The command line `orchestrator`, and the supervisor that runs the whole stack on one machine.

`line` is where it begins. Nothing is imported here, so that a test can take `embedded` alone.
"""
