"""The panel's forms: which verb each one means, and how its fields are read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from orchestrator_sandbox.core.types import Json


@dataclass(frozen=True)
class PanelForm:
    """*fields* are read as their types say; an empty field is not given."""

    verb: str
    back: str
    fields: dict[str, Callable[[str], object]] = field(default_factory=dict)

    def read(self, sent: dict[str, str]) -> Json:
        """The verb's values.

        Raises:
            ValueError: a field is not a number.
        """
        return {name: read(sent[name]) for name, read in self.fields.items() if sent.get(name)}


def _percent(text: str) -> float:
    return float(text) / 100


def _yes(text: str) -> bool:
    return text == "yes"


FORMS = {
    "hold": PanelForm("hold", "/panel/deliveries"),
    "release": PanelForm("release", "/panel/deliveries"),
    "resend": PanelForm("resend", "/panel/deliveries", {"event": str, "endpoint": str}),
    "chaos": PanelForm(
        "chaos",
        "/panel/chaos",
        {
            "endpoint": str,
            "duplicate": _percent,
            "drop": _percent,
            "bad_signature": _percent,
            "shuffle": float,
            "delay": float,
        },
    ),
    "fail": PanelForm(
        "fail",
        "/panel/chaos",
        {"prefix": str, "times": int, "status": int, "delay": float, "after": _yes},
    ),
    "clear_faults": PanelForm("clear_faults", "/panel/chaos"),
    "reset": PanelForm("reset", "/"),
}
