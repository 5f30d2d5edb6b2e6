"""The site's plans, read once from ``plans.toml`` and checked loudly."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from annotated_types import Ge, Len
from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError, field_validator, model_validator
from pydantic.dataclasses import dataclass

from orchestrator.kit.conf import conf
from orchestrator.kit.errors import Invalid
from orchestrator.kit.money import Money

Interval = Literal["month", "year"]
Amount = Annotated[int, Ge(0)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
STRICT = ConfigDict(extra="forbid", strict=True)


class CatalogueError(Exception):
    """``plans.toml`` cannot be used; the site does not start."""


class UnknownPlan(Invalid):
    """There is no plan of that code."""

    code = "unknown_plan"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Limits:
    """How much a plan includes. Exactly at a limit is allowed; zero allows none."""

    api_calls_per_month: Amount
    seats: Amount
    requests_per_hour: Amount


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Plan:
    """One thing on the pricing page. ``prices`` are minor units (cents); without any it is not sold."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
    version: Annotated[int, Ge(1)]
    name: Text
    summary: str
    limits: Limits
    highlighted: bool = False
    features: tuple[Text, ...] = ()
    prices: dict[Interval, Amount]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Catalogue:
    """All plans, cheapest first as written; ``default`` is what an organisation has that was granted nothing."""

    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    default: str
    plans: Annotated[tuple[Plan, ...], Len(min_length=1)]

    @field_validator("plans")
    @classmethod
    def codes_are_unique(cls, plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
        codes = [plan.code for plan in plans]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"two plans have the code {', '.join(twice)}")
        return plans

    @model_validator(mode="after")
    def default_costs_nothing(self) -> Self:
        found = [plan for plan in self.plans if plan.code == self.default]
        if not found:
            raise ValueError(f"the default plan {self.default!r} is not among the plans")
        if any(found[0].prices.values()):
            raise ValueError(f"the default plan {self.default!r} has a price: nobody chose to pay it")
        return self

    @property
    def default_plan(self) -> Plan:
        return self.plan(self.default)

    def find(self, code: str) -> Plan | None:
        """The plan of that code, or None."""
        return next((plan for plan in self.plans if plan.code == code), None)

    def plan(self, code: str) -> Plan:
        """The plan of that code.

        Raises:
            UnknownPlan
        """
        if (found := self.find(code)) is None:
            raise UnknownPlan("There is no such plan.")
        return found

    def price_of(self, plan: Plan, interval: Interval) -> Money | None:
        """What *plan* costs per *interval*; the default plan costs nothing; None when it is not sold that way."""
        amount = 0 if plan.code == self.default else plan.prices.get(interval)
        return None if amount is None else Money(amount, self.currency)


def catalogue() -> Catalogue:
    """The running site's plans.

    Raises:
        CatalogueError: with a line for each thing that is wrong.
    """
    return read(conf().plans)


@cache
def read(path: Path) -> Catalogue:
    """The plans in the file at *path*.

    Raises:
        CatalogueError: with a line for each thing that is wrong.
    """
    try:
        written: dict[str, Any] = tomllib.loads(path.read_text())
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from error
    return parse(written, source=str(path))


def parse(written: dict[str, Any], *, source: str) -> Catalogue:
    """The catalogue that *written* (the TOML's tables) describes; *source* names it in the error."""
    plans = written.get("plans")
    tables = [_with_defaults(plan) for plan in plans] if isinstance(plans, list) else plans
    try:
        return TypeAdapter(Catalogue).validate_python({**written, "plans": tables}, strict=False)
    except ValidationError as error:
        lines = [
            f"  {'.'.join(str(part) for part in wrong['loc']) or 'catalogue'}: {wrong['msg']}"
            for wrong in error.errors()
        ]
        raise CatalogueError("\n".join([f"{source} cannot be used:", *lines])) from error


def _with_defaults(plan: Any) -> Any:
    """TOML has lists and no tuples; a plan without prices is not sold."""
    if not isinstance(plan, dict):
        return plan
    features = plan.get("features", [])
    return {"prices": {}, **plan, "features": tuple(features) if isinstance(features, list) else features}
