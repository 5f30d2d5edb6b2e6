"""Where a person may be sent after signing in: to a page of this site, and nowhere else."""

from urllib.parse import urlsplit

LONGEST = 2000


def is_own_path(address: str) -> bool:
    """Whether *address* is a path of this site, however a browser reads it."""
    if not address.startswith("/") or address.startswith("//") or len(address) > LONGEST:
        return False
    if "\\" in address or any(ord(letter) < 33 for letter in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and not parts.path.startswith("//") and "/../" not in f"{parts.path}/"
