from orchestrator.kit.apps import OrchestratorApp


class PrivacyConfig(OrchestratorApp):
    name = "orchestrator.privacy"
