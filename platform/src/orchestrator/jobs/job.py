"""The base of every task."""

from celery import Task

SOFT_LIMIT = 20
HARD_LIMIT = 25


class Job(Task):  # type: ignore[type-arg]  # generic only in celery-types
    """Acknowledged when done, so a killed worker loses nothing; every task is safe to repeat.

    Both ``acks_late`` and ``reject_on_worker_lost`` are needed: with the first alone, a killed child still
    loses its task. Limits are seconds and lie below a row's lease and the broker's visibility timeout.

    Source: https://docs.celeryq.dev/en/stable/userguide/configuration.html#task-reject-on-worker-lost
    """

    acks_late = True
    reject_on_worker_lost = True
    ignore_result = True
    soft_time_limit = SOFT_LIMIT
    time_limit = HARD_LIMIT
