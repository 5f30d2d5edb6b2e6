"""TechFlow's settings with plans that never end a measurement, and the floors beside its addresses."""

from pathlib import Path

import settings as techflow

globals().update({name: value for name, value in vars(techflow).items() if name.isupper()})
ORCHESTRATOR = techflow.ORCHESTRATOR.model_copy(update={"plans": Path(__file__).parent / "plans.toml"})
INSTALLED_APPS = ["bench.site", *techflow.INSTALLED_APPS]
ROOT_URLCONF = "bench.site.urls"
