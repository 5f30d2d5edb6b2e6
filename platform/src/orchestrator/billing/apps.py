from orchestrator.kit.apps import OrchestratorApp


class BillingConfig(OrchestratorApp):
    name = "orchestrator.billing"
