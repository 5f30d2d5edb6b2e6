"""Money is whole minor units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator.kit.money import Money

amounts = st.integers(-(10**12), 10**12)
currencies = st.sampled_from(["SGD", "USD", "JPY", "EUR"])


@given(amounts, amounts, amounts, currencies)
def test_adding_is_exact_whatever_the_order(one, two, three, currency):
    left = (Money(one, currency) + Money(two, currency)) + Money(three, currency)
    right = Money(three, currency) + (Money(two, currency) + Money(one, currency))

    assert left == right == Money(one + two + three, currency)


@given(amounts, currencies)
def test_what_is_shown_can_be_read_back_to_the_cent(amount, currency):
    shown = str(Money(amount, currency)).removeprefix(f"{currency} ").replace(",", "")
    whole, _, cents = shown.removeprefix("-").partition(".")
    read = int(whole) if currency == "JPY" else int(whole) * 100 + int(cents or 0)

    assert (-read if shown.startswith("-") else read) == amount


@given(amounts, amounts)
def test_two_currencies_are_never_added(one, two):
    with pytest.raises(ValueError, match="cannot add USD to SGD"):
        Money(one, "SGD") + Money(two, "USD")


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        (0, "SGD", "SGD 0"),
        (3900, "SGD", "SGD 39"),
        (129000, "SGD", "SGD 1,290"),
        (1250, "SGD", "SGD 12.50"),
        (5, "USD", "USD 0.05"),
        (-1999, "USD", "USD -19.99"),
        (1290, "JPY", "JPY 1,290"),
    ],
)
def test_how_it_is_shown(amount, currency, shown):
    assert str(Money(amount, currency)) == shown


@pytest.mark.parametrize("currency", ["sgd", "SG", "", "SGDX"])
def test_what_is_no_currency_is_refused(currency):
    with pytest.raises(ValueError, match="is not a currency"):
        Money(1, currency)
