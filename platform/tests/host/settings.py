"""The smallest site: the platform with its sample catalogue and nothing of its own."""

from pathlib import Path

from orchestrator.settings import configure

HERE = Path(__file__).parent

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
