from orchestrator.kit.apps import OrchestratorApp


class ObservabilityConfig(OrchestratorApp):
    name = "orchestrator.observability"
