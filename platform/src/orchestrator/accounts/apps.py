from orchestrator.kit.apps import OrchestratorApp


class AccountsConfig(OrchestratorApp):
    name = "orchestrator.accounts"
