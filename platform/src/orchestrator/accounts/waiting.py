"""Who waits in a browser for their address to be verified."""

from uuid import UUID

from allauth.account.stages import EmailVerificationStage, LoginStageController
from django.http import HttpRequest


def waits_for_address(request: HttpRequest, person_id: UUID) -> bool:
    """Whether it was in this browser that the person signed up, or in, and was asked to show the address."""
    stage = LoginStageController.enter(request, EmailVerificationStage.key)
    return stage is not None and stage.login.user is not None and stage.login.user.pk == person_id
