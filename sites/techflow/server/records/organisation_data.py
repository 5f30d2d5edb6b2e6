"""Its records go with an organisation."""

from orchestrator.tenancy.models import TenantModel
from records.models import Record

ERASED = (Record,)
KEPT: dict[type[TenantModel], str] = {}
