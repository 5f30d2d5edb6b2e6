from orchestrator.kit.apps import OrchestratorApp


class ApiConfig(OrchestratorApp):
    name = "orchestrator.api"
