"""Ids that look like Stripe's and are the same in every run with the same seed."""

import hashlib
import itertools
import random
import string

from orchestrator_sandbox.core.database import Database

ALPHABET = string.ascii_letters + string.digits


class Ids:
    """The n-th id of a seed is always the same; the counter survives a restart."""

    def __init__(self, database: Database, seed: int | None) -> None:
        self.database = database
        self.choose(seed)
        self.run = database.next("runs")
        self.passed = itertools.count()

    def choose(self, seed: int | None) -> None:
        """Use *seed*; None keeps the seed of before, or draws one in a new state."""
        kept = self.database.setting("seed")
        if seed is None:
            seed = int(kept) if kept else random.SystemRandom().randrange(2**31)
        self.database.set("seed", str(seed))
        self.seed = seed

    def restart(self, seed: int) -> None:
        """Begin the sequence of *seed* again from its first id."""
        self.choose(seed)
        self.database.run("DELETE FROM counters")

    def new(self, prefix: str, length: int = 24) -> str:
        """A new id, such as ``cus_`` and 14 letters and digits."""
        return prefix + self._letters(f"{prefix}:{self.database.next('ids')}", length)

    def passing(self, prefix: str, length: int) -> str:
        """An id that nothing refers to later, such as a request's: its counter is not kept."""
        return prefix + self._letters(f"{prefix}:{self.run}:{next(self.passed)}", length)

    def chance(self) -> float:
        """A number in [0, 1), from the same seed: what chaos throws dice with."""
        number = self.database.next("chances")
        digest = hashlib.sha256(f"{self.seed}:chance:{number}".encode()).digest()
        return int.from_bytes(digest[:8]) / 2**64

    def _letters(self, name: str, length: int) -> str:
        number = int.from_bytes(hashlib.shake_256(f"{self.seed}:{name}".encode()).digest(length))
        letters = []
        for _ in range(length):
            number, index = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[index])
        return "".join(letters)
