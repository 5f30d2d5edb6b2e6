"""``manage.py check``: the catalogue can be read, and the trial's plan is in it."""

from typing import Any

from django.core.checks import Error, register

from orchestrator.entitlements.catalogue import CatalogueError, catalogue
from orchestrator.kit.conf import conf


@register()
def plans_can_be_read(**_: Any) -> list[Error]:
    try:
        plans = catalogue()
    except CatalogueError as error:
        return [Error(str(error), id="orchestrator.entitlements.E001")]
    trial = conf().trial_plan
    if trial is not None and plans.find(trial) is None:
        return [Error(f"The trial's plan {trial!r} is not in {conf().plans}.", id="orchestrator.entitlements.E002")]
    return []
