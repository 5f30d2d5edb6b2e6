from orchestrator.kit.apps import OrchestratorApp


class AuditConfig(OrchestratorApp):
    name = "orchestrator.audit"
