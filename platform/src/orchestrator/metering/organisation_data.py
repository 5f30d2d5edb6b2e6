"""What of an organisation's calls stays when it goes."""

from orchestrator.metering.models import UsageEvent
from orchestrator.tenancy.models import TenantModel

ERASED: tuple[type[TenantModel], ...] = ()
KEPT = {UsageEvent: "what the invoices counted; a call names no person, and its address holds no ids"}
