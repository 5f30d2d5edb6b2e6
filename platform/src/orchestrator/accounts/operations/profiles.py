"""What a person says of themselves, and their picture."""

from functools import partial
from uuid import UUID
from zoneinfo import available_timezones

from django.db import transaction

from orchestrator.accounts.models import User
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import Invalid
from orchestrator.kit.pictures import clean_picture, drop_picture, keep_picture

FOLDER = "people"
SIDE = 512  # pixels


class UnknownTimeZone(Invalid):
    """Not a name of the IANA time zone database."""

    code = "unknown_time_zone"


class UnknownLanguage(Invalid):
    """The language is not one that the site offers."""

    code = "unknown_language"


@transaction.atomic
def change_profile(
    *, person_id: UUID, name: str | None = None, time_zone: str | None = None, language: str | None = None
) -> User:
    """Change what is given. An empty time zone is the organisation's, an empty language the site's first.

    Their own business: no fact is recorded.

    Raises:
        UnknownTimeZone, UnknownLanguage, User.DoesNotExist
    """
    if time_zone and time_zone not in available_timezones():
        raise UnknownTimeZone("There is no such time zone. Use a name such as Asia/Singapore.")
    if language and language not in conf().languages:
        raise UnknownLanguage(f"Choose one of: {', '.join(conf().languages)}.")
    person = _locked(person_id)
    wanted = {"name": name, "time_zone": time_zone, "language": language}
    changed = {field: value for field, value in wanted.items() if value is not None}
    for field, value in changed.items():
        setattr(person, field, value)
    person.save(update_fields=list(changed))
    return person


def replace_picture(*, person_id: UUID, data: bytes) -> User:
    """Put a cleaned copy of *data* in the place of the person's picture; the old file is removed after the commit.

    The picture is made and stored before the transaction, so that no lock is held meanwhile, and removed again if
    the person cannot be changed.

    Raises:
        orchestrator.kit.pictures.NotAPicture, orchestrator.kit.pictures.PictureTooLarge, User.DoesNotExist
    """
    name = keep_picture(clean_picture(data, side=SIDE), folder=FOLDER)
    try:
        return _put_picture(person_id=person_id, name=name)
    except BaseException:
        drop_picture(name)
        raise


def remove_picture(*, person_id: UUID) -> User:
    """Show the person without a picture. Safe to repeat.

    Raises:
        User.DoesNotExist
    """
    return _put_picture(person_id=person_id, name="")


@transaction.atomic
def _put_picture(*, person_id: UUID, name: str) -> User:
    person = _locked(person_id)
    old, person.picture = person.picture, name
    person.save(update_fields=["picture"])
    if old != name:
        transaction.on_commit(partial(drop_picture, old), robust=True)
    return person


def _locked(person_id: UUID) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=person_id)
