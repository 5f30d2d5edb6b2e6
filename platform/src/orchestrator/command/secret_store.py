"""Secrets that nobody should have to invent on a laptop: made once, readable by their owner only."""

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

_MAKERS: dict[str, Callable[[], str]] = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(48),
    "STRIPE_WEBHOOK_SECRETS": lambda: "whsec_" + secrets.token_hex(24),
}


def kept_secrets(data: Path) -> dict[str, str]:
    """Every secret by its environment name, from `secrets.json` in *data*; what is missing is made."""
    file = data / "secrets.json"
    kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    missing = {name: make() for name, make in _MAKERS.items() if name not in kept}
    if missing:
        kept |= missing
        write_private(file, json.dumps(kept, indent=2))
    return kept


def write_private(file: Path, text: str) -> None:
    """Replace *file* whole, readable and writable by its owner alone from its first byte on."""
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(text)
    draft.replace(file)
