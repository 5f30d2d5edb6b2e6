"""What leaves when something crashes."""

import pytest
import sentry_sdk

from orchestrator.kit.conf import conf
from orchestrator.observability.errors import report_errors


@pytest.fixture
def quiet_again():
    yield
    sentry_sdk.init()


def test_without_an_address_nothing_is_reported():
    report_errors(conf())

    assert not sentry_sdk.is_initialized() or sentry_sdk.get_client().dsn is None


def test_with_an_address_crashes_are_reported_without_personal_data(quiet_again):
    report_errors(conf().model_copy(update={"sentry_dsn": "http://key@127.0.0.1:1/1"}))

    options = sentry_sdk.get_client().options
    assert options["dsn"] == "http://key@127.0.0.1:1/1"
    assert not options["send_default_pii"]
    assert options["max_request_body_size"] == "never"
