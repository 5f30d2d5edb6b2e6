"""One thing that is wrong with a request or an answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """*param* as Stripe writes it (``items[0][price]``); *code* is None where Stripe gives none."""

    param: str
    code: str | None
    message: str
