"""Which site is meant, and where its parts are."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from orchestrator.command.problems import CannotStart


@dataclass(frozen=True)
class Site:
    """A folder with `server/` (Django) and `web/` (Next.js), inside the project at *root*."""

    root: Path
    folder: Path
    data: Path

    @property
    def server(self) -> Path:
        return self.folder / "server"

    @property
    def web(self) -> Path:
        return self.folder / "web"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def environment_file(self) -> Path:
        """What the running stack's processes are told; there only while it runs."""
        return self.data / "environment.json"

    @property
    def ready_file(self) -> Path:
        """There while everything is ready: the addresses, for other programs to read."""
        return self.data / "ready.json"


def find_site(named: Path | None = None, data: Path | None = None) -> Site:
    """The site *named*, else the one that the nearest pyproject.toml names under `[tool.orchestrator]`.

    Raises:
        CannotStart
    """
    root, default = _project()
    folder = named.absolute() if named else default
    if not (folder / "server" / "manage.py").exists():
        raise CannotStart(f"There is no site in {folder} (no server/manage.py): name one with --site.")
    return Site(root, folder, _data_folder(root, data))


def _project() -> tuple[Path, Path]:
    here = Path.cwd()
    for folder in (here, *here.parents):
        settings = _settings_of(folder / "pyproject.toml")
        if settings is not None:
            return folder, folder / settings.get("site", "sites/techflow")
    return here, here


def _settings_of(project_file: Path) -> dict[str, str] | None:
    """`[tool.orchestrator]` of that file; None when the file or the table is not there."""
    try:
        found: dict[str, str] | None = tomllib.loads(project_file.read_text()).get("tool", {}).get("orchestrator")
    except FileNotFoundError:
        return None
    except tomllib.TOMLDecodeError as error:
        raise CannotStart(f"{project_file} is not readable: {error}.") from error
    return found


def _data_folder(root: Path, named: Path | None) -> Path:
    given = named or os.environ.get("ORCHESTRATOR_DATA")
    return Path(given).absolute() if given else root / ".data"
