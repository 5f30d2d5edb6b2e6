"""What stops a start, said in one sentence that tells a person what to do."""


class CannotStart(Exception):
    """Shown to the person as it is, without a traceback; the command then ends with exit code 1."""
