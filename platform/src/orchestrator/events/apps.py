from orchestrator.kit.apps import OrchestratorApp


class EventsConfig(OrchestratorApp):
    name = "orchestrator.events"
