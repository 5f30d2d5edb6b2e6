"""The base of every app's configuration."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import AppConfig


class OrchestratorApp(AppConfig):
    """Gives the label its prefix, and loads what an app registers by convention.

    Labels are global in a founder's project, hence ``orchestrator_billing``.
    """

    default = False
    default_auto_field = "django.db.models.BigAutoField"
    conventional: tuple[str, ...] = ("subscribers", "checks", "openapi", "scopes", "seats", "demands")

    def __init__(self, app_name: str, app_module: ModuleType | None) -> None:
        self.label = app_name.replace("orchestrator.", "orchestrator_", 1)
        self.verbose_name = app_name.rpartition(".")[2].replace("_", " ").capitalize()
        super().__init__(app_name, app_module)

    def ready(self) -> None:
        for name in self.conventional:
            if find_spec(f"{self.name}.{name}"):
                import_module(f"{self.name}.{name}")
