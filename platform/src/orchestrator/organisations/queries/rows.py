"""An organisation as a statement of another app has read it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class OrganisationRow(NamedTuple):
    """What counting a call needs to know of its organisation, without the cost of a model."""

    pk: UUID
    slug: str
    time_zone: str
    created_at: datetime
