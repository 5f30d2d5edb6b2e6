"""The tables of the floors: no tenant, no policy."""

from django.db import models


class FloorKey(models.Model):
    """A key, found by its digest."""

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class FloorRow(models.Model):
    """A body that was stored."""

    event_id = models.CharField(max_length=64, unique=True)
    body = models.JSONField()

    def __str__(self) -> str:
        return self.event_id
