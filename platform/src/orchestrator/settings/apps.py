"""Which apps a site runs, and in which order requests pass."""

OURS = [
    "orchestrator.tenancy.apps.TenancyConfig",
    "orchestrator.observability.apps.ObservabilityConfig",
    "orchestrator.jobs.apps.JobsConfig",
    "orchestrator.events.apps.EventsConfig",
    "orchestrator.mail.apps.MailConfig",
    "orchestrator.rest.apps.RestConfig",
    "orchestrator.accounts.apps.AccountsConfig",
    "orchestrator.organisations.apps.OrganisationsConfig",
    "orchestrator.entitlements.apps.EntitlementsConfig",
    "orchestrator.api_keys.apps.ApiKeysConfig",
    "orchestrator.metering.apps.MeteringConfig",
    "orchestrator.billing.apps.BillingConfig",
    "orchestrator.audit.apps.AuditConfig",
    "orchestrator.notifications.apps.NotificationsConfig",
    "orchestrator.onboarding.apps.OnboardingConfig",
    "orchestrator.privacy.apps.PrivacyConfig",
    "orchestrator.api.apps.ApiConfig",
    "orchestrator.console.apps.ConsoleConfig",
]
THEIRS = [
    "unfold.apps.BasicAppConfig",
    "orchestrator.console.apps.ConsoleSiteConfig",  # django.contrib.admin with our site as its default
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.google",
    "allauth.socialaccount.providers.github",
    "orchestrator.accounts.apps.SessionRows",  # allauth.usersessions
    "django_celery_beat",
    "django_structlog",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]
MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "orchestrator.observability.request_id.RequestIdHeader",
    "orchestrator.metering.middleware.RateLimitHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "orchestrator.accounts.middleware.Visits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "orchestrator.console.middleware.AcrossForStaff",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def installed_apps(own: tuple[str, ...]) -> list[str]:
    """A site's own apps stand first, so that their templates override ours."""
    return [*own, *OURS, *THEIRS]
