from orchestrator.kit.apps import OrchestratorApp


class TenancyConfig(OrchestratorApp):
    name = "orchestrator.tenancy"
