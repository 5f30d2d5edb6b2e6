"""Where allauth's steps become ours."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Mail goes through ``orchestrator.mail``; a verified person is a fact.

    Source: https://docs.allauth.org/en/latest/account/adapter.html
    """
