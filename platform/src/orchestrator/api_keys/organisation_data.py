"""Its keys go with an organisation."""

from orchestrator.api_keys.models import ApiKey
from orchestrator.tenancy.models import TenantModel

ERASED = (ApiKey,)
KEPT: dict[type[TenantModel], str] = {}
