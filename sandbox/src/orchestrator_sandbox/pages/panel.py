"""The control panel."""

from starlette.routing import Route

from orchestrator_sandbox.sandbox import Sandbox


def panel_routes(sandbox: Sandbox) -> list[Route]:
    """Pages."""
    return []
