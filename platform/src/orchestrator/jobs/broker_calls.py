"""Handing a message to the broker, without ever waiting for one that is down."""

import structlog
from celery import current_app
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)


def send(task: str, *, id: str) -> None:
    """Tell a worker that the row *id* is due. A broker that is down is logged: the sweep comes by again."""
    try:
        current_app.send_task(task, kwargs={"id": id}, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("broker_unreachable", task=task, id=id, error=repr(error))
