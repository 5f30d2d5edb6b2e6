"""The base of every table that belongs to an organisation."""

from django.db import models


class TenantModel(models.Model):
    """A row of one organisation, seen only by those who act for it.

    A subclass has an ``organisation`` foreign key (or, below the organisations' floor, a plain
    ``organisation_id``), and its migration runs ``ProtectTenant``. A test fails for one that does not.
    """

    class Meta:
        abstract = True
