"""Whatever would hurt most in the wrong hands asks again who sits there."""

import pytest
from accounts.browser import travel

pytestmark = pytest.mark.django_db
FACTORS = "/_allauth/browser/v1/account/authenticators"
SENSITIVE = [
    pytest.param("POST", f"{FACTORS}/totp", id="a second factor is added"),
    pytest.param("DELETE", f"{FACTORS}/totp", id="a second factor is removed"),
    pytest.param("POST", f"{FACTORS}/recovery-codes", id="recovery codes are made"),
    pytest.param("POST", f"{FACTORS}/webauthn", id="a passkey is added"),
    pytest.param("DELETE", f"{FACTORS}/webauthn", id="a passkey is removed"),
    pytest.param("POST", f"{FACTORS}/off", id="second factors are turned off"),
    pytest.param("POST", "/api/v1/user/address-change", id="another address to sign in with"),
    pytest.param("POST", "/api/v1/user/connections", id="another account is linked"),
    pytest.param("POST", "/api/v1/user/deletion", id="the account is deleted"),
    pytest.param("GET", "/api/v1/user/export", id="a copy of one's data"),
    pytest.param("POST", "/api/v1/api-keys", id="a key is made"),
    pytest.param("PUT", "/api/v1/organisation/billing-contact", id="where invoices go"),
    pytest.param("PUT", "/api/v1/organisation/second-factor", id="whether a second factor is required"),
    pytest.param("POST", "/api/v1/organisation/deletion", id="the organisation is deleted"),
    pytest.param("POST", "/api/v1/organisation/ownership/offer", id="the organisation is handed over"),
]


def is_asked_again(answer) -> bool:
    """By the API with a code of its own; by allauth with the ways to give a proof."""
    if answer.status_code == 403:
        return answer.json()["code"] == "fresh_proof_required"
    return answer.status_code == 401 and answer.json()["meta"]["is_authenticated"] is True


@pytest.mark.parametrize(("method", "path"), SENSITIVE)
def test_it_asks_for_a_fresh_proof(browser, method, path):
    assert not is_asked_again(browser.send(method, path, {}, base="")), "signing in a moment ago is one"

    with travel(minutes=16):
        assert is_asked_again(browser.send(method, path, {}, base=""))
