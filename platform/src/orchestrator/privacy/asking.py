"""Asking each installed app about one person."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.module_loading import module_has_submodule

NAME = "personal_data"


def all_personal_data() -> Iterator[tuple[str, ModuleType]]:
    """Each app's name and module, the highest floor first: what stands higher refers to what stands lower."""
    for config in reversed(list(apps.get_app_configs())):
        if config.module is not None and module_has_submodule(config.module, NAME):
            yield config.name.rpartition(".")[2], import_module(f"{config.name}.{NAME}")


def what_is_known(person_id: UUID) -> dict[str, Any]:
    """All that the apps know of the person, by app."""
    return {name: module.export_for(person_id) for name, module in all_personal_data() if hasattr(module, "export_for")}


def what_stands_in_the_way(person_id: UUID) -> list[str]:
    """A sentence for each reason why the person cannot be erased yet."""
    found = [
        module.blocks_erasure_for(person_id)
        for _, module in all_personal_data()
        if hasattr(module, "blocks_erasure_for")
    ]
    return [sentence for sentence in found if sentence]


def what_goes_with(person_id: UUID) -> list[str]:
    """A sentence for each thing that will be gone with the person."""
    return [
        sentence
        for _, module in all_personal_data()
        if hasattr(module, "goes_with")
        for sentence in module.goes_with(person_id)
    ]


def what_happens() -> Mapping[str, str]:
    """Each column that names a person, and what becomes of it."""
    return {column: fate for _, module in all_personal_data() for column, fate in module.WHAT_HAPPENS.items()}
