"""Telling Sentry of crashes, when the site has one. Refusals are not crashes and are not told."""

from importlib import import_module

from orchestrator.kit.conf import Conf


def report_errors(conf: Conf) -> None:
    """Report from this process on; without ``SENTRY_DSN`` nothing leaves, and the library is not even loaded.

    Personal data, cookies (the library's default) and bodies are not sent.
    """
    if conf.sentry_dsn:
        import_module("sentry_sdk").init(
            dsn=conf.sentry_dsn,
            environment=str(conf.orchestrator_env),
            max_request_body_size="never",
        )
