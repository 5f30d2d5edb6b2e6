"""What is heard, and what is then told: one module for each app that speaks."""

from orchestrator.notifications.subscribers import api_keys, billing, members, ownership, people

__all__ = ["api_keys", "billing", "members", "ownership", "people"]
