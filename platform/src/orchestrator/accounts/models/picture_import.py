"""A picture that is still to be fetched from where the person has another account."""

from django.db import models

from orchestrator.accounts.models.person import User
from orchestrator.jobs.models import Owed


class PictureImport(Owed):
    """One person's picture at one address. Done when the person has a picture, or when there is none to be had."""

    task = "orchestrator.accounts.tasks.import_picture"

    person = models.ForeignKey(User, models.CASCADE, related_name="picture_imports")
    address = models.URLField(max_length=500)

    def __str__(self) -> str:
        return f"picture of {self.person_id}"
