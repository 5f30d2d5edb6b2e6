from orchestrator.kit.apps import OrchestratorApp


class RecordsConfig(OrchestratorApp):
    name = "records"
