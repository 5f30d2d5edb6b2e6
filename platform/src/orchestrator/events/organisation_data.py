"""What is known of an organisation stays when it goes."""

from orchestrator.events.models import Fact
from orchestrator.tenancy.models import TenantModel

ERASED: tuple[type[TenantModel], ...] = ()
KEPT = {Fact: "what happened, in ids and amounts; a fact is never changed or deleted"}
