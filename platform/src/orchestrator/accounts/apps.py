from orchestrator.kit.apps import OrchestratorApp


class AccountsConfig(OrchestratorApp):
    name = "orchestrator.accounts"
    conventional = (*OrchestratorApp.conventional, "signals")
