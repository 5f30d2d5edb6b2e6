from django.contrib.admin.apps import AdminConfig

from orchestrator.kit.apps import OrchestratorApp


class ConsoleConfig(OrchestratorApp):
    name = "orchestrator.console"


class ConsoleSiteConfig(AdminConfig):
    """Django's admin, with our site as the one that every app's ``admin.py`` registers with."""

    default_site = "orchestrator.console.site.ConsoleSite"
