"""The plan's limits on calls with a key."""

from rest_framework.throttling import BaseThrottle


class PlanThrottle(BaseThrottle):
    """Rate and quota."""
