"""How log lines look: for people on a laptop, JSON for machines; secrets masked in both."""

import re
from typing import Any

import structlog

SECRET_NAMES = re.compile(r"password|secret|token|authorization|cookie|api_?key|signature", re.IGNORECASE)
SECRET_VALUES = re.compile(r"\b(sk|rk|whsec)_[A-Za-z0-9_]{8,}|\b[a-z]{2,10}_(live|test)_[A-Za-z0-9]{20,}")
SECRET_IN_QUERY = re.compile(r"([?&](?:code|state|key|token)=)[^&\s'\"]+")  # what a provider sends back, for one
MASK = "[masked]"
ROUTINE = ("celery.beat", "celery.worker.strategy", "celery.app.trace", "django_structlog.celery", "httpx")


def mask(logger: object, method: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """Hide what is a secret by its name or by its look, however deep it stands."""
    return {name: _masked(name, value) for name, value in event.items()}


def _masked(name: str, value: Any) -> Any:
    if SECRET_NAMES.search(name):
        return MASK
    match value:
        case str():
            return SECRET_IN_QUERY.sub(rf"\1{MASK}", SECRET_VALUES.sub(MASK, value))
        case dict():
            return {key: _masked(str(key), inner) for key, inner in value.items()}
        case list() | tuple():
            return [_masked("", inner) for inner in value]
        case _:
            return value


SHARED: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.ExtraAdder(),
    structlog.processors.format_exc_info,
    mask,
]


def logging_config(*, log_format: str, level: str = "INFO") -> dict[str, Any]:
    """Django's ``LOGGING`` for *log_format* (``console`` or ``json``), through structlog."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    json = log_format == "json"
    structured = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processor": structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False),
        "foreign_pre_chain": SHARED,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"structured": structured},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": level},
            "django.server": {"handlers": [], "propagate": True},
            # Refusals are not errors; django-structlog has one line for each request.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            # The sweep runs every few seconds: its coming and going would bury everything else. Failures are shown.
            **{name: {"level": "WARNING"} for name in ROUTINE},
        },
    }
