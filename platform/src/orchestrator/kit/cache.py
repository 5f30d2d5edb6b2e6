"""A cache that stands aside while Valkey is away: what is cached can be found again, and nobody is kept out for it."""

from typing import Any

from django_redis.cache import RedisCache


class StandsAside(RedisCache):  # type: ignore[misc]  # the library is untyped
    """``add`` succeeds when nobody can be asked.

    allauth takes ``add`` for a lock around each of its limits, and refuses whoever does not get it: without this, all
    sign-in would end with Valkey. Wrong passwords are counted in the database and stay limited.
    """

    def add(self, *args: Any, **kwargs: Any) -> bool:
        added: bool | None = super().add(*args, **kwargs)
        return True if added is None else added
