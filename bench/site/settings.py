"""TechFlow's settings, and the floors beside its addresses."""

import settings as techflow

globals().update({name: value for name, value in vars(techflow).items() if name.isupper()})
INSTALLED_APPS = ["bench.site", *techflow.INSTALLED_APPS]
ROOT_URLCONF = "bench.site.urls"
