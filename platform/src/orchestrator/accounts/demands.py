"""Who may demand a second factor of a person. Accounts knows no organisations; those above register here.

A module ``demands.py`` of an app is loaded when the app is.
"""

from collections.abc import Callable
from uuid import UUID

from orchestrator.kit.errors import DomainError

Demand = Callable[[UUID], list[str]]
_demands: dict[str, Demand] = {}


class SecondFactorDemanded(DomainError):
    """An organisation that the person belongs to requires a second factor, so it stays on."""

    code = "second_factor_demanded"

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            f"Two-factor authentication is required by {', '.join(names)}. You can turn it off after you have left, "
            "or when it is not required any more."
        )


def demands_second_factor(name: str) -> Callable[[Demand], Demand]:
    """Ask the decorated function, for a person's id, for the names of those who demand it."""

    def register(function: Demand) -> Demand:
        _demands[name] = function
        return function

    return register


def demanded_by(*, person_id: UUID) -> list[str]:
    """The names of those who demand it of the person."""
    return sorted({name for demand in _demands.values() for name in demand(person_id)})


def refuse_if_demanded(*, person_id: UUID) -> None:
    """Let nobody turn off what is demanded of them.

    Raises:
        SecondFactorDemanded
    """
    if names := demanded_by(person_id=person_id):
        raise SecondFactorDemanded(names)
