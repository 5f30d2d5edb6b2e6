"""Celery on Valkey, set so that nothing is lost; the figures behind it stand in ``docs/adr``."""

from typing import Any

from orchestrator.kit.conf import Conf
from orchestrator.settings.stores import PATIENCE

VISIBILITY_TIMEOUT = 120  # seconds; above every task's hard limit
SWEEP_EVERY = 5.0
POLL_EVERY = 600.0  # a notice that the payment provider could not deliver is found within ten minutes

SCHEDULE: dict[str, dict[str, Any]] = {
    "sweep": {
        "task": "orchestrator.jobs.tasks.sweep",
        "schedule": SWEEP_EVERY,
        "options": {"expires": SWEEP_EVERY},
    },
    "reconcile usage": {
        "task": "orchestrator.metering.tasks.reconcile",
        "schedule": 60.0,
        "options": {"expires": 60.0},
    },
    "poll the payment provider": {
        "task": "orchestrator.billing.tasks.poll_events",
        "schedule": POLL_EVERY,
        "options": {"expires": POLL_EVERY},
    },
    "forget old notices": {"task": "orchestrator.billing.tasks.forget_old_notices", "schedule": 24 * 3600.0},
    "forget old addresses": {"task": "orchestrator.accounts.tasks.forget_old_changes", "schedule": 24 * 3600.0},
    "forget ended sessions": {"task": "orchestrator.accounts.tasks.forget_ended_sessions", "schedule": 24 * 3600.0},
    "forget old messages": {"task": "orchestrator.mail.tasks.forget_old", "schedule": 24 * 3600.0},
    "make usage partitions": {"task": "orchestrator.metering.tasks.make_partitions", "schedule": 24 * 3600.0},
}


def jobs(conf: Conf) -> dict[str, Any]:
    """The ``CELERY_`` settings. Those who publish wait 250 ms at most; a worker waits on the broker."""
    redelivery = {
        "visibility_timeout": VISIBILITY_TIMEOUT,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 5,
    }
    return {
        "CELERY_BROKER_URL": conf.redis_url,
        "CELERY_BROKER_TRANSPORT_OPTIONS": {
            **redelivery,
            "socket_timeout": PATIENCE,
            "socket_connect_timeout": PATIENCE,
            "max_retries": 0,
        },
        "ORCHESTRATOR_WORKER_TRANSPORT": {**redelivery, "socket_keepalive": True},
        "CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP": True,
        "CELERY_TASK_IGNORE_RESULT": True,
        "CELERY_TASK_ACKS_LATE": True,
        "CELERY_TASK_REJECT_ON_WORKER_LOST": True,
        "CELERY_WORKER_PREFETCH_MULTIPLIER": 1,
        "CELERY_WORKER_ENABLE_REMOTE_CONTROL": True,  # without it a worker never consumes again after a broker restart
        "CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS": True,
        "CELERY_WORKER_MAX_MEMORY_PER_CHILD": 300_000,
        "CELERY_WORKER_HIJACK_ROOT_LOGGER": False,
        "CELERY_TIMEZONE": "UTC",
        "CELERY_BEAT_SCHEDULER": "django_celery_beat.schedulers:DatabaseScheduler",
        "CELERY_BEAT_MAX_LOOP_INTERVAL": 5,
        "CELERY_BEAT_SCHEDULE": SCHEDULE,
        "DJANGO_CELERY_BEAT_TZ_AWARE": True,
        "DJANGO_STRUCTLOG_CELERY_ENABLED": True,
    }
