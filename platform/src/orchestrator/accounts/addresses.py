"""How an address is written down, so that one mailbox is one address."""

import idna
from django.core.exceptions import ValidationError


def normalised(email: str) -> str:
    """*email* in small letters, its domain as DNS has it; the part before the ``@`` is nobody's to interpret.

    Two addresses that differ in dots or in what follows a ``+`` stay two.

    Source: https://www.rfc-editor.org/rfc/rfc5891
    Raises:
        ValidationError: the domain cannot be one.
    """
    local, at, domain = email.strip().lower().rpartition("@")
    if not at:
        return domain
    if domain.isascii():
        return f"{local}@{domain}"
    try:
        return f"{local}@{idna.encode(domain, uts46=True).decode()}"
    except idna.IDNAError as error:
        raise ValidationError("Enter a valid e-mail address.", code="invalid") from error
