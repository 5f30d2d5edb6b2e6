"""The Celery application: ``celery -A orchestrator.jobs.broker worker``."""

from typing import Any

from celery import Celery
from celery.signals import celeryd_init, setup_logging
from django.conf import settings

app = Celery("orchestrator")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_init.connect
def wait_for_messages(conf: Any, **_: object) -> None:
    """A worker waits on the broker; only those who publish must never wait (250 ms)."""
    conf.broker_transport_options = getattr(settings, "ORCHESTRATOR_WORKER_TRANSPORT")  # noqa: B009  # ours, so not in the stubs


@setup_logging.connect
def keep_djangos_logging(**_: object) -> None:
    """Celery would put its own format over the one that Django's settings chose."""
