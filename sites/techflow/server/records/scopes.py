"""What a key may be allowed to do with records."""

from orchestrator.api_keys.scopes import register

READ, WRITE = "records:read", "records:write"

register(READ, "Read records")
register(WRITE, "Write records")
