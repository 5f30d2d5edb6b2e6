"""How one process of the stack tells the supervisor how far it is: by the beginning of a line."""

JOBS_READY = "jobs: ready"


def done(step: str) -> str:
    """The line that a preparation prints when that step is done begins so."""
    return f"{step}: done"
