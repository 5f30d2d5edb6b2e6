from orchestrator.kit.apps import OrchestratorApp


class MailConfig(OrchestratorApp):
    name = "orchestrator.mail"
