"""How much is left, told in the headers of every answer to a metered call, refusals and crashes included."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from orchestrator.metering.verdict import Verdict


class RateLimitHeaders:
    """``RateLimit-Limit``, ``-Remaining`` and ``-Reset`` speak of the limit that is reached first; the structured
    ``RateLimit`` and ``RateLimit-Policy`` of both, ``hour`` and ``period``.

    Source: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        verdict = getattr(request, "metered", None)
        if isinstance(verdict, Verdict):
            for name, value in headers_of(verdict).items():
                response.headers[name] = value
        return response


def headers_of(verdict: Verdict) -> dict[str, str]:
    """Times are whole seconds from now."""
    gauges = {"hour": verdict.rate, "period": verdict.quota}
    nearest = verdict.nearest
    return {
        "RateLimit-Limit": str(nearest.limit),
        "RateLimit-Remaining": str(nearest.remaining),
        "RateLimit-Reset": str(verdict.seconds_until(nearest.resets_at)),
        "RateLimit-Policy": ", ".join(
            f'"{name}";q={gauge.limit};w={int(gauge.window.total_seconds())}' for name, gauge in gauges.items()
        ),
        "RateLimit": ", ".join(
            f'"{name}";r={gauge.remaining};t={verdict.seconds_until(gauge.resets_at)}' for name, gauge in gauges.items()
        ),
    }
