"""Money: whole minor units and a currency, never a float."""

from dataclasses import dataclass

ZERO_DECIMAL = frozenset(
    {
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "JPY",
        "KMF",
        "KRW",
        "MGA",
        "PYG",
        "RWF",
        "UGX",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    }
)


@dataclass(frozen=True, order=True)
class Money:
    """*amount* minor units (cents) of *currency* (ISO 4217, capitals).

    Source of the currencies without cents: https://docs.stripe.com/currencies#zero-decimal
    """

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if self.currency != self.currency.upper() or len(self.currency) != 3:
            raise ValueError(f"{self.currency!r} is not a currency such as SGD")

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)

    def __str__(self) -> str:
        """Such as ``SGD 1,290`` or ``SGD 12.50``: no cents when there are none."""
        sign = "-" if self.amount < 0 else ""
        if self.currency in ZERO_DECIMAL:
            return f"{self.currency} {sign}{abs(self.amount):,}"
        whole, cents = divmod(abs(self.amount), 100)
        return f"{self.currency} {sign}{whole:,}" + (f".{cents:02}" if cents else "")
