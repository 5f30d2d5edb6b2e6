"""What a key may be allowed to see of usage."""

from orchestrator.api_keys.scopes import register

register("usage:read", "Read what was used")
