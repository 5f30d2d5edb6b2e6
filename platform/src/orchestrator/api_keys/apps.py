from orchestrator.kit.apps import OrchestratorApp


class ApiKeysConfig(OrchestratorApp):
    name = "orchestrator.api_keys"
