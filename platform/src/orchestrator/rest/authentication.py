"""Signing in to the API with the portal's session."""

from rest_framework.authentication import SessionAuthentication as DrfSessionAuthentication
from rest_framework.request import Request


class SessionAuthentication(DrfSessionAuthentication):
    """The portal's session; without one the answer is 401 and not DRF's 403."""

    def authenticate_header(self, request: Request) -> str:
        return 'Session realm="api"'
