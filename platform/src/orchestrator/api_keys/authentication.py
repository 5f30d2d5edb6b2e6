"""Signing in to the API with a key."""

from rest_framework.authentication import BaseAuthentication


class ApiKeyAuthentication(BaseAuthentication):
    """A bearer of one of our keys."""
