"""What goes with an organisation, and what stays: each app says so of its own tables.

An app that has a table of organisations has a module ``organisation_data``:

``ERASED``
    the models whose rows go, in this order; what points at them goes first.
``KEPT``
    the models whose rows stay, each with the reason. They hold nobody's personal data.
``end_for(*, organisation_id, at)``
    optional: ends what goes on outside (a subscription), before anything is erased. It raises as long as that has not
    ended, takes no transaction of the caller's, and is safe to repeat.

A site's own app has one too. A test fails for a table of which nobody has said it.
"""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.utils.module_loading import module_has_submodule

NAME = "organisation_data"


def all_organisation_data() -> Iterator[ModuleType]:
    """Each app's, the highest floor first: what stands higher points at what stands lower."""
    for config in reversed(list(apps.get_app_configs())):
        if config.module is not None and module_has_submodule(config.module, NAME):
            yield import_module(f"{config.name}.{NAME}")
