"""The smallest site: the platform with its sample catalogue and nothing of its own."""

from pathlib import Path
from typing import Any

from orchestrator.kit.conf import Conf
from orchestrator.settings import configure

HERE = Path(__file__).parent
ORCHESTRATOR: Conf
ORCHESTRATOR_WORKER_TRANSPORT: dict[str, Any]

globals().update(
    configure(
        base=HERE,
        site_name="Sample",
        plans=HERE / "plans.toml",
        mail_from="Sample <hello@sample.example>",
        api_key_prefix="smp",
    )
)
ROOT_URLCONF = "host.urls"
