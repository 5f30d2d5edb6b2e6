"""What was granted goes with the organisation."""

from orchestrator.entitlements.models import Grant
from orchestrator.tenancy.models import TenantModel

ERASED = (Grant,)
KEPT: dict[type[TenantModel], str] = {}
