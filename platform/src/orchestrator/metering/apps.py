from orchestrator.kit.apps import OrchestratorApp


class MeteringConfig(OrchestratorApp):
    name = "orchestrator.metering"
