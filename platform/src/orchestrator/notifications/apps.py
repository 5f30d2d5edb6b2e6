from orchestrator.kit.apps import OrchestratorApp


class NotificationsConfig(OrchestratorApp):
    name = "orchestrator.notifications"
