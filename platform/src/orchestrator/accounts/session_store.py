"""``SESSION_ENGINE``: sessions in the database behind a cache, which also end when nobody uses them."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.cached_db import SessionStore as CachedDbStore
from django.contrib.sessions.backends.db import SessionStore as DbStore
from django.contrib.sessions.models import Session
from django.core.cache import caches

from orchestrator.accounts.lifetimes import Lifetime
from orchestrator.kit.time import now

IDLE = "idle_seconds"


class SessionStore(CachedDbStore):
    """The cookie carries the longest time, for a page that is drawn on the server cannot renew a cookie. What slides
    is the row: a session with an idle time ends that long after ``slide`` was last called.
    """

    def limit(self, lifetime: Lifetime, *, at: datetime) -> None:
        """Let it last so long from now."""
        self.set_expiry(at + lifetime.longest)
        self.pop(IDLE, None)
        if lifetime.idle is not None:
            self[IDLE] = int(lifetime.idle.total_seconds())

    @property
    def is_sliding(self) -> bool:
        return IDLE in self

    def slide(self) -> None:
        """Somebody is there: count the idle time anew."""
        ends = self.get_expiry_date()
        Session.objects.filter(pk=self.session_key).update(expire_date=ends)
        caches[settings.SESSION_CACHE_ALIAS].touch(self.cache_key, self._seconds_until(ends))

    def get_expiry_date(self, **given: Any) -> datetime:
        """When the row ends; ``get_expiry_age`` says when the cookie does."""
        ends: datetime = super().get_expiry_date(**given)
        idle = self.get(IDLE)
        return min(ends, now() + timedelta(seconds=idle)) if idle else ends

    def save(self, must_create: bool = False) -> None:
        DbStore.save(self, must_create)
        kept = dict(self.items())
        caches[settings.SESSION_CACHE_ALIAS].set(self.cache_key, kept, self._seconds_until(self.get_expiry_date()))

    @staticmethod
    def _seconds_until(ends: datetime) -> int:
        return max(1, int((ends - now()).total_seconds()))
