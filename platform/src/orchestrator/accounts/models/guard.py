"""How often a wrong password was tried."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

MOST = 5
WITHIN = timedelta(minutes=15)
LONGEST_DELAY = timedelta(hours=24)
FORGOTTEN_AFTER = timedelta(hours=24)
UNLOCK_FOR = timedelta(days=1)


class Guard(models.Model):
    """Counts wrong passwords for one account or from one network address; *key* is a digest of which.

    It stands in the database and not in the cache, so that losing the cache opens nothing. Five wrong ones within
    fifteen minutes lock it: the first time for fifteen minutes, each further time within a day for twice as long.

    Invariants, held by the database: an unlock link has both a digest and an end, or neither, and opens one account;
    counts are no less than zero.
    """

    key = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    locks = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    unlock_digest = models.CharField(max_length=64, blank=True)
    unlock_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["since"], name="guards_by_age")]
        constraints = [
            models.CheckConstraint(
                condition=Q(unlock_digest="", unlock_until=None)
                | (~Q(unlock_digest="") & Q(unlock_until__isnull=False)),
                name="an_unlock_link_has_an_end",
            ),
            models.UniqueConstraint(
                fields=["unlock_digest"], condition=~Q(unlock_digest=""), name="an_unlock_link_is_one_accounts"
            ),
        ]

    def __str__(self) -> str:
        return self.key[:12]

    def is_locked(self, *, at: datetime) -> bool:
        return self.locked_until is not None and self.locked_until > at

    def count(self, *, at: datetime) -> bool:
        """Take one try; False when there is none left. Does not save."""
        if self.is_locked(at=at):
            return False
        if self.since <= at - WITHIN:
            self.tries, self.since = 0, at
        if self.tries >= MOST:
            return False
        self.tries += 1
        return True

    def give_back(self) -> None:
        """It was the right password. Does not save."""
        self.tries = max(0, self.tries - 1)

    def lock_if_used_up(self, *, at: datetime) -> bool:
        """It was a wrong one: after the last of them nothing is tried for a while. Does not save."""
        if self.tries < MOST or self.is_locked(at=at):
            return False
        lately = self.locked_until is not None and self.locked_until > at - FORGOTTEN_AFTER
        self.locks = self.locks + 1 if lately else 1
        self.locked_until = at + min(WITHIN * 2 ** (self.locks - 1), LONGEST_DELAY)
        self.tries, self.since = 0, at
        return True

    def promise(self, *, digest: str, at: datetime) -> None:
        """A link that opens it was mailed; an older one is void. Does not save."""
        self.unlock_digest, self.unlock_until = digest, at + UNLOCK_FOR

    def open(self) -> None:
        """The owner has shown who they are. Does not save."""
        self.tries = self.locks = 0
        self.locked_until = self.unlock_until = None
        self.unlock_digest = ""
