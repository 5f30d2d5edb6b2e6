"""Amounts as people read them; inside they are always integers of the smallest unit."""

ZERO_DECIMAL = frozenset(
    ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"]
)
THREE_DECIMAL = frozenset(["bhd", "jod", "kwd", "omr", "tnd"])
MINIMUM_CHARGE = {"usd": 50, "sgd": 50, "eur": 50, "gbp": 30, "jpy": 50, "aud": 50, "cad": 50, "inr": 50, "hkd": 400}
"""https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts"""
SYMBOLS = {"usd": "US$", "sgd": "S$", "eur": "€", "gbp": "£", "jpy": "¥", "aud": "A$", "cad": "CA$", "inr": "₹"}


def display(amount: int, currency: str) -> str:
    """``S$29.00`` for 2900 sgd; ``¥2,900`` for 2900 jpy."""
    places = 0 if currency in ZERO_DECIMAL else 3 if currency in THREE_DECIMAL else 2
    sign = "-" if amount < 0 else ""
    number = f"{abs(amount) / 10**places:,.{places}f}"
    symbol = SYMBOLS.get(currency)
    return f"{sign}{symbol}{number}" if symbol else f"{sign}{number} {currency.upper()}"


def rhythm(interval: str, count: int) -> str:
    """``month``, ``3 months``."""
    return interval if count == 1 else f"{count} {interval}s"
