"""TechFlow Solutions: who the site is. All else follows from the environment (see ``orchestrator.kit.conf``)."""

from pathlib import Path

from orchestrator.settings import configure

HERE = Path(__file__).parent

globals().update(
    configure(
        base=HERE,
        apps=("records.apps.RecordsConfig",),
        site_name="TechFlow",
        plans=HERE / "plans.toml",
        brand="oklch(0.43 0.085 205)",
        time_zone="Asia/Singapore",
        mail_from="TechFlow <hello@techflow.example>",
        api_key_prefix="tfl",
    )
)
WSGI_APPLICATION = "wsgi.application"
