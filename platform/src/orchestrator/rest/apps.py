from orchestrator.kit.apps import OrchestratorApp


class RestConfig(OrchestratorApp):
    name = "orchestrator.rest"
