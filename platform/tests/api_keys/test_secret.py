"""What a key looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestrator.api_keys.secret import ALPHABET, digest_of, hint_of, is_ours, is_whole, new_secret
from orchestrator.kit.conf import Env, conf


def test_a_key_names_the_product_and_the_environment():
    assert new_secret().startswith("smp_test_")


def test_in_production_a_key_is_live(settings):
    settings.ORCHESTRATOR = conf().model_copy(update={"orchestrator_env": Env.PRODUCTION})

    assert new_secret().startswith("smp_live_")


def test_a_key_has_far_more_than_160_random_bits():
    random = new_secret().removeprefix("smp_test_")[:-6]

    assert len(random) == 43
    assert len(ALPHABET) ** 43 > 2**250
    assert len({new_secret() for _ in range(1000)}) == 1000


@settings(max_examples=200)
@given(data=st.data())
def test_one_wrong_character_is_noticed_without_the_database(data):
    secret = new_secret()
    place = data.draw(st.integers(min_value=len("smp_test_"), max_value=len(secret) - 1))
    wrong = data.draw(st.sampled_from([one for one in ALPHABET if one != secret[place]]))

    assert is_whole(secret)
    assert not is_whole(secret[:place] + wrong + secret[place + 1 :])


@pytest.mark.parametrize("other", ["", "x", "ghp_abc", "sk_test_123", "smp", "smpl_test_x"])
def test_another_products_key_is_not_ours(other):
    assert not is_ours(other)


def test_the_hint_tells_keys_apart_and_is_of_no_use():
    secret = new_secret()

    assert hint_of(secret) == f"smp_test_…{secret[-4:]}"
    assert secret[9:-6] not in digest_of(secret)
