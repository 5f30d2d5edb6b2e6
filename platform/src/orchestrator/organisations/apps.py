from orchestrator.kit.apps import OrchestratorApp


class OrganisationsConfig(OrchestratorApp):
    name = "orchestrator.organisations"
