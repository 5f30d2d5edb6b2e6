from allauth.usersessions.apps import UserSessionsConfig

from orchestrator.kit.apps import OrchestratorApp


class AccountsConfig(OrchestratorApp):
    name = "orchestrator.accounts"
    conventional = (*OrchestratorApp.conventional, "signals")


class SessionRows(UserSessionsConfig):  # type: ignore[misc]
    """allauth's table of sessions without its signals: they look at every session of a person at each sign-in."""

    default = False

    def ready(self) -> None:
        """``accounts.entering`` makes the row, and ``accounts.middleware`` lets it follow its session."""
