"""A GitHub that people sign in with: its OAuth flow and what that needs of its API, below ``/github``."""
