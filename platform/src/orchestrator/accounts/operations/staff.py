"""Who is on the staff. Called by the command line only: no form and no API gives a role."""

from django.db import transaction

from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.events import StaffRoleChanged
from orchestrator.accounts.models import User
from orchestrator.events.operations import publish
from orchestrator.kit.errors import NotFound


@transaction.atomic
def give_staff_role(*, email: str, role: str) -> User:
    """Give the person the role, or with '' take it. The same again changes nothing; it acts on their next request.

    Raises:
        NotFound
    """
    person = User.objects.select_for_update(no_key=True).filter(email=normalised(email)).first()
    if person is None:
        raise NotFound(f"There is no person with the address {email}. They sign up first.")
    if person.staff_role != role:
        person.staff_role = role
        person.save(update_fields=["staff_role"])
        publish(StaffRoleChanged(person_id=person.pk, role=role))
    return person
