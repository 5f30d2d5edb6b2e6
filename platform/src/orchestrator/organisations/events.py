"""What happens to organisations."""

from dataclasses import dataclass

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class OrganisationCreated(Event):
    """A person (``actor_id``) has an organisation, and owns it."""

    name = "organisations.organisation_created"


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(Event):
    """A member (``actor_id``) has changed *fields*, such as ``("name", "time_zone")``; the values are not told."""

    name = "organisations.organisation_changed"

    fields: tuple[str, ...]
