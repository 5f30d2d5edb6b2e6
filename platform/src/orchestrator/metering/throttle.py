"""The plan's limits on calls with a key."""

from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView


class PlanThrottle(BaseThrottle):
    """Rate and quota."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        return True
