"""Secrets at rest: unreadable without our key, bound to their purpose, and keys can be rolled."""

import pytest
from pydantic import SecretStr

from orchestrator.kit.sealing import CannotOpen, digest, opened, proves, seal

OLD, NEW = SecretStr("o" * 50), SecretStr("n" * 50)


@pytest.fixture
def keys(settings):
    """Lets a test say which keys the site has, the first of them first."""

    def have(*found):
        settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"sealing_keys": found})

    return have


def test_what_is_sealed_can_be_opened_and_is_not_readable():
    sealed = seal("JBSWY3DPEHPK3PXP", purpose="totp secret")

    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert opened(sealed, purpose="totp secret") == "JBSWY3DPEHPK3PXP"


def test_it_opens_for_its_own_purpose_only():
    with pytest.raises(CannotOpen):
        opened(seal("secret", purpose="one"), purpose="another")


def test_what_was_changed_does_not_open():
    sealed = seal("secret", purpose="one")

    with pytest.raises(CannotOpen):
        opened(sealed[:-4] + "AAA=", purpose="one")


def test_an_old_key_opens_until_it_is_taken_away(keys):
    keys(OLD)
    sealed = seal("secret", purpose="one")

    keys(NEW, OLD)
    assert opened(sealed, purpose="one") == "secret"

    keys(NEW)
    with pytest.raises(CannotOpen):
        opened(sealed, purpose="one")


def test_a_digest_proves_the_secret_and_nothing_else(keys):
    keys(OLD)
    found = digest("k7wm-p3xd", purpose="recovery")

    assert "k7wm" not in found
    assert proves(found, secret="k7wm-p3xd", purpose="recovery")
    assert not proves(found, secret="k7wm-p3xe", purpose="recovery")
    assert not proves(found, secret="k7wm-p3xd", purpose="another")


def test_a_digest_outlives_the_roll_of_a_key(keys):
    keys(OLD)
    found = digest("k7wm-p3xd", purpose="recovery")

    keys(NEW, OLD)
    assert proves(found, secret="k7wm-p3xd", purpose="recovery")

    keys(NEW)
    assert not proves(found, secret="k7wm-p3xd", purpose="recovery")
