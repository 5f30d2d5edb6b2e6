"""A Google that people sign in with: OpenID Connect as Google speaks it, below ``/google``."""
