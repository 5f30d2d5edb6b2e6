"""Fetching the picture that a person has at a provider."""

from orchestrator.accounts.models import PictureImport, User
from orchestrator.accounts.operations.profiles import replace_picture
from orchestrator.kit.errors import DomainError
from orchestrator.kit.outbound import Refused, fetch
from orchestrator.kit.pictures import LARGEST


def import_picture(work: PictureImport) -> None:
    """Fetch and keep the picture, unless the person has one by now. What is no picture is left where it is.

    Raises:
        orchestrator.kit.outbound.Unreachable: it may be there later.
    """
    if not User.objects.filter(pk=work.person_id, picture="", is_active=True).exists():
        return
    try:
        data = fetch(work.address, most=LARGEST)
        replace_picture(person_id=work.person_id, data=data)
    except (Refused, DomainError):
        return
