from importlib import import_module

from orchestrator.kit.apps import OrchestratorApp


class JobsConfig(OrchestratorApp):
    name = "orchestrator.jobs"

    def ready(self) -> None:
        """Every process needs the application, also one that only sends: without it Celery would use an empty one."""
        super().ready()
        import_module("orchestrator.jobs.broker")
