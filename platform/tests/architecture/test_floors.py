"""An app imports, points at and migrates after lower floors only."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from architecture.tree import PACKAGE, REPOSITORY

CONTRACT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["importlinter"]
PREFIX = "orchestrator_"


def floors() -> dict[str, int]:
    """App to floor, the lowest being 0; read from the contract, so that there is one list."""
    layers = CONTRACT["contracts"][0]["layers"]
    return {app.strip(): height for height, layer in enumerate(reversed(layers)) for app in layer.split("|")}


def upward(pairs: list[tuple[str, str]], heights: dict[str, int]) -> list[str]:
    """Those of *pairs* (who, whom) that do not point downward."""
    ours = [(who, whom) for who, whom in pairs if who != whom and who in heights and whom in heights]
    return [f"{who} -> {whom}" for who, whom in ours if heights[whom] >= heights[who]]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--config",
        str(REPOSITORY / "pyproject.toml"),
        "--no-cache",
    ]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder), "PATH": ""}, capture_output=True, text=True
    )


@pytest.fixture
def copy(tmp_path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "orchestrator", ignore=shutil.ignore_patterns("__pycache__", "templates"))
    return tmp_path


def test_the_tree_keeps_its_floors(copy):
    result = lint(copy)

    assert result.returncode == 0, result.stdout


def test_a_planted_upward_import_is_caught(copy):
    (copy / "orchestrator/kit/planted.py").write_text("from orchestrator.events.operations import publish\n")

    result = lint(copy)

    assert result.returncode == 1
    assert "orchestrator.kit is not allowed to import orchestrator.events" in result.stdout


def test_a_planted_app_without_a_floor_is_caught(copy):
    (copy / "orchestrator/planted").mkdir()
    (copy / "orchestrator/planted/__init__.py").touch()

    result = lint(copy)

    assert result.returncode == 1
    assert "planted" in result.stdout


def foreign_keys() -> list[tuple[str, str]]:
    return [
        (app_of(model), app_of(field.related_model))
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type)
    ]


def app_of(model: type[models.Model]) -> str:
    return model._meta.app_label.removeprefix(PREFIX)


def migrations() -> list[tuple[str, str]]:
    loader = MigrationLoader(None)
    return [
        (app.removeprefix(PREFIX), needed.removeprefix(PREFIX))
        for (app, _), migration in loader.disk_migrations.items()
        for needed, _ in migration.dependencies
        if app.startswith(PREFIX)
    ]


def test_foreign_keys_and_migrations_point_downward():
    assert foreign_keys(), "there is nothing to check"
    assert upward(foreign_keys(), floors()) == []
    assert upward(migrations(), floors()) == []


def test_a_planted_upward_key_is_caught():
    assert upward([("accounts", "billing"), ("billing", "accounts")], floors()) == ["accounts -> billing"]


def test_a_planted_key_to_the_same_floor_is_caught():
    assert upward([("audit", "notifications")], floors()) == ["audit -> notifications"]


def test_labels_carry_the_prefix():
    ours = [config for config in apps.get_app_configs() if config.name.startswith("orchestrator.")]

    labels = [config.label for config in ours if config.label != "admin"]

    assert [label for label in labels if not label.startswith(PREFIX)] == []
