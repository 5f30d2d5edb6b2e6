"""Waiting, inside a process of the stack, until another one answers."""

import time
from urllib.error import URLError
from urllib.request import Request, urlopen

_PATIENCE = 90.0  # seconds
_PAUSE = 0.2


def wait_for(address: str, *, host: str | None = None) -> bool:
    """Ask *address* until it answers without an error; False when it does not within a minute and a half.

    *host* is the name to ask for, where it is not the address's own.
    """
    question = Request(address, headers={"Host": host} if host else {})  # noqa: S310 our own processes
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(question, timeout=5):  # noqa: S310
                return True
        except (URLError, OSError):
            time.sleep(_PAUSE)
    return False
