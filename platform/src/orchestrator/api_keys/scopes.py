"""The register of scopes: what a key may be allowed to do.

An app that has operations for keys names its scopes in its own ``scopes.py``, which is loaded at start::

    register("records:read", "Read records")
"""

import re

SHAPE = re.compile(r"[a-z][a-z_]*:[a-z][a-z_]*")
scopes: dict[str, str] = {}


def register(code: str, label: str) -> None:
    """Make *code* known; *label* is what a person reads beside its checkbox.

    Raises:
        ValueError: it is not of the form ``thing:verb``, or means something else already.
    """
    if not SHAPE.fullmatch(code):
        raise ValueError(f"{code!r} is not a scope such as records:read")
    if scopes.setdefault(code, label) != label:
        raise ValueError(f"the scope {code} is registered twice, as {scopes[code]!r} and {label!r}")
