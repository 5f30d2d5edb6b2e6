"""Cards as they are typed, and the test numbers with what they do."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Decline:
    """Why a card was refused, with a sentence for the person who holds it."""

    code: str
    message: str
    decline_code: str | None = None


@dataclass(frozen=True)
class Card:
    """A card that reads right. Whether it pays is for the bank to say."""

    number: str
    brand: str
    exp_month: int
    exp_year: int

    @property
    def last4(self) -> str:
        """The digits that may be shown."""
        return self.number[-4:]


class CardProblem(Exception):
    """What was typed is not a card. *field* is the form's field."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


SUCCEEDING = {
    "4242424242424242": "visa",
    "4000056655665556": "visa",
    "5555555555554444": "mastercard",
    "2223003122003222": "mastercard",
    "5200828282828210": "mastercard",
    "378282246310005": "amex",
    "6011111111111117": "discover",
    "3056930009020004": "diners",
    "3566002020360505": "jcb",
    "6200000000000005": "unionpay",
}
DECLINING = {
    "4000000000000002": Decline("card_declined", "Your card was declined. Try a different card.", "generic_decline"),
    "4000000000009995": Decline(
        "card_declined", "Your card has insufficient funds. Try a different card.", "insufficient_funds"
    ),
    "4000000000000069": Decline("expired_card", "Your card has expired. Try a different card."),
    "4000000000000127": Decline("incorrect_cvc", "Your card's security code is incorrect."),
    "4000000000000119": Decline(
        "processing_error", "An error occurred while processing your card. Try again in a little bit."
    ),
}
NOT_A_TEST_CARD = Decline(
    "card_declined",
    "Your card was declined. This is a sandbox: it takes test cards only, such as 4242 4242 4242 4242.",
    "test_mode_live_card",
)
BRANDS = ((r"4", "visa"), (r"5[1-5]|2[2-7]", "mastercard"), (r"3[47]", "amex"), (r"6", "discover"))


def decline_of(card: Card) -> Decline | None:
    """What the bank says to a payment: None is yes."""
    if card.number in SUCCEEDING:
        return None
    return DECLINING.get(card.number, NOT_A_TEST_CARD)


def read_card(*, number: str, expiry: str, cvc: str, now: int) -> Card:
    """The card that was typed.

    Raises:
        CardProblem: a field is not filled in rightly.
    """
    digits = re.sub(r"[\s-]", "", number)
    if not digits:
        raise CardProblem("number", "Enter your card number.")
    if not re.fullmatch(r"\d{12,19}", digits) or not _luhn(digits):
        raise CardProblem("number", "Your card number is invalid.")
    brand = _brand(digits)
    month, year = _expiry(expiry, now)
    if not re.fullmatch(r"\d{4}" if brand == "amex" else r"\d{3}", cvc.strip()):
        raise CardProblem("cvc", "Your card's security code is incomplete.")
    return Card(digits, brand, month, year)


def _expiry(text: str, now: int) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,2})\s*/\s*(\d{2}|\d{4})|(\d{2})(\d{2})", text.strip())
    if match is None:
        raise CardProblem("expiry", "Your card's expiration date is incomplete.")
    month, year = int(match[1] or match[3]), int(match[2] or match[4])
    year += 2000 if year < 100 else 0
    if not 1 <= month <= 12:
        raise CardProblem("expiry", "Your card's expiration date is invalid.")
    today = datetime.fromtimestamp(now, UTC)
    if (year, month) < (today.year, today.month):
        raise CardProblem("expiry", "Your card's expiration date is in the past.")
    if year > today.year + 50:
        raise CardProblem("expiry", "Your card's expiration date is invalid.")
    return month, year


def _luhn(digits: str) -> bool:
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _brand(digits: str) -> str:
    if digits in SUCCEEDING:
        return SUCCEEDING[digits]
    return next((name for pattern, name in BRANDS if re.match(pattern, digits)), "unknown")
