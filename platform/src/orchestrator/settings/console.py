"""How the console looks: Unfold's settings."""

from typing import Any

CONSOLE: dict[str, Any] = {"UNFOLD": {"SITE_TITLE": "Console", "SITE_HEADER": "Console"}}
