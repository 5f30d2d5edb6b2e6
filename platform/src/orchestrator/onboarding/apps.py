from orchestrator.kit.apps import OrchestratorApp


class OnboardingConfig(OrchestratorApp):
    name = "orchestrator.onboarding"
