from orchestrator.kit.apps import OrchestratorApp


class EntitlementsConfig(OrchestratorApp):
    name = "orchestrator.entitlements"
