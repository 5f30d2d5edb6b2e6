"""Giving a person a copy of what is known of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.privacy.asking import what_is_known
from orchestrator.privacy.events import DataExported


@transaction.atomic
def export_person(*, person_id: UUID, at: datetime) -> dict[str, Any]:
    """All that each app knows of the person; that they took a copy is a fact."""
    publish(DataExported(actor_id=person_id))
    return {"site": conf().site_url, "exported_at": at.isoformat(), **what_is_known(person_id)}
