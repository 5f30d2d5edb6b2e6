"""A cap that is reached is a concept that was found: it is split, and the cap stays."""

from pathlib import Path

import pytest

from architecture.tree import REPOSITORY, long_functions, python_files

SOURCES = ["platform/src", "sandbox/src", "sites/techflow/server"]
WEB = ["portal/src", "sites/techflow/web"]
MADE = {"node_modules", ".next", "schema.d.ts"}


def too_long(files: list[Path], *, most: int) -> list[str]:
    counted = {path: len(path.read_text().splitlines()) for path in files}
    return [f"{path.name} has {lines} lines, {most} are allowed" for path, lines in counted.items() if lines > most]


@pytest.mark.parametrize("folder", SOURCES)
def test_a_python_file_has_at_most_400_lines_and_a_function_40(folder):
    files = python_files(REPOSITORY / folder)

    assert files, "there is nothing to measure"
    assert too_long(files, most=400) == []
    assert [found for path in files for found in long_functions(path, most=40)] == []


@pytest.mark.parametrize("folder", SOURCES)
def test_a_task_has_at_most_10_lines(folder):
    files = python_files(REPOSITORY / folder)

    assert [found for path in files for found in long_functions(path, most=10, decorated_with="shared_task")] == []


@pytest.mark.parametrize("folder", WEB)
def test_a_component_file_has_at_most_250_lines(folder):
    files = [path for path in (REPOSITORY / folder).rglob("*.tsx") if not MADE & {*path.parts}]

    assert files, "there is nothing to measure"
    assert too_long(files, most=250) == []


def test_a_planted_long_file_function_and_task_are_caught(tmp_path):
    planted = tmp_path / "planted.py"
    body = "    x = 1\n" * 41
    planted.write_text(f"@shared_task(base=Job)\ndef long():\n{body}" + "# more\n" * 400)

    assert too_long([planted], most=400) == ["planted.py has 443 lines, 400 are allowed"]
    assert long_functions(planted, most=40) == ["planted.py:2 long has 42 lines"]
    assert long_functions(planted, most=10, decorated_with="shared_task") == ["planted.py:2 long has 42 lines"]
