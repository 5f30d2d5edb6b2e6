"""The base of every event, and the register of who hears which."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, in the past tense: ids, amounts and codes only, no names and no addresses."""

    name: ClassVar[str]

    organisation_id: UUID | None = None
    actor_id: UUID | None = None


Heard = TypeVar("Heard", bound=Event)
Subscriber = Callable[[Any], None]

subscribers: dict[str, dict[str, tuple[type[Event], Subscriber]]] = {}


def subscribe[Heard: Event](
    event: type[Heard], *, name: str
) -> Callable[[Callable[[Heard], None]], Callable[[Heard], None]]:
    """Call the decorated function, at least once and in its own transaction, for each such *event*.

    *name* is stored with what is owed, so it stays when the function is renamed.
    """

    def register(function: Callable[[Heard], None]) -> Callable[[Heard], None]:
        heard = subscribers.setdefault(event.name, {})
        if name in heard and heard[name][1] is not function:
            raise ValueError(f"two subscribers of {event.name} are named {name}")
        heard[name] = (event, function)
        return function

    return register
