"""The site's configuration: typed, read once from the environment, loud at start.

A site builds one ``Conf`` in its settings module; every app reads it through ``conf()``.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import unquote, urlsplit
from zoneinfo import available_timezones

from django.conf import settings
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
SHORTEST_SECRET = 40
SANDBOX_CLIENT = "sandbox-"
IDENTIFIER = r"^[a-z_][a-z0-9_]{0,62}$"


class Env(StrEnum):
    """Where the process runs; production refuses what only a laptop may have."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class Conf(BaseSettings):
    """Everything that differs between one installation and the next.

    Each field is an environment variable of the same name in capitals. Times are
    seconds unless the name says otherwise.

    Raises:
        pydantic.ValidationError: with one line for each thing that is wrong.
    """

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    # What the site is; given by its settings module.
    site_name: str
    plans: Path
    mail_from: str
    time_zone: str = "UTC"
    brand: str = Field(default="oklch(0.5 0.13 255)", pattern=r"^(oklch\([0-9. ]+\)|#[0-9a-fA-F]{6})$")
    api_key_prefix: str = Field(default="orc", pattern=r"^[a-z]{2,10}$")
    signup_open: bool = True
    trial_plan: str | None = "professional"
    trial_days: int = 14
    organisations_per_day: int = 10
    """How many a person may make within 24 hours."""
    organisation_deletion_days: int = 14
    """How long the deletion of an organisation can be taken back."""
    slug_release_days: int = 90
    """How long nobody else may take an address that an organisation has left; so long it leads to the new one."""
    invitation_days: int = 7
    invitations_per_day: int = 200
    """How many messages of this kind an organisation, or a person, may cause within 24 hours."""
    account_deletion_days: int = Field(default=14, ge=1, le=26)  # thirty, less three to confirm and one to do it
    languages: dict[str, str] = Field(default={"en": "English"}, min_length=1)
    """What a person may choose for dates and numbers: a language tag (BCP 47) and its own name for itself."""

    # Where it runs; given by the environment.
    orchestrator_env: Env
    secret_key: SecretStr
    sealing_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    debug: bool = False
    site_url: str
    database_url: str
    database_owner_url: str | None = None
    database_pool: bool = True
    database_prepared: bool = True
    """Whether statements stay prepared on their connection. Off behind a pooler in transaction mode that knows none."""
    redis_url: str
    email_url: str
    stripe_api_key: SecretStr | None = None
    stripe_api_base: str | None = None
    stripe_webhook_secrets: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    google_client_id: str = ""
    google_client_secret: SecretStr = SecretStr("")
    google_base: str | None = None
    github_client_id: str = ""
    github_client_secret: SecretStr = SecretStr("")
    github_base: str | None = None
    outbound_allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    proxy_count: int = 1
    country_header: str | None = None
    internal_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    media_root: Path = Path(".data/media")
    media_store: str | None = Field(default=None, pattern=r"^s3://[a-z0-9.-]+(\?.*)?$")
    """Where uploads are kept instead of in MEDIA_ROOT: ``s3://bucket?endpoint_url=https://...&region_name=...``."""
    static_root: Path = Path(".data/static")
    sentry_dsn: str | None = None
    console_requires_second_factor: bool | None = None
    """Whether staff need a second factor for the console; while it is not said, only production asks for one."""
    log_format: str = Field(default="console", pattern="^(console|json)$")
    bcrypt_rounds: int = 10
    answer_after: float = Field(default=0.2, ge=0, le=2)
    sign_ins_at_once: int = Field(default=3, ge=1)
    breached_passwords_url: str | None = None
    app_role: str = Field(default="orchestrator_app", pattern=IDENTIFIER)
    across_role: str = Field(default="orchestrator_across", pattern=IDENTIFIER)

    @field_validator("site_url", "stripe_api_base")
    @classmethod
    def bare_origin(cls, value: str | None) -> str | None:
        """An origin without path or trailing slash, so that addresses can be joined to it."""
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
            raise ValueError(f"{value!r} is not an origin such as https://app.example.com")
        return value

    @field_validator("google_base", "github_base")
    @classmethod
    def bare_address(cls, value: str | None) -> str | None:
        """Where a provider is that is not the real one; without trailing slash."""
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query:
            raise ValueError(f"{value!r} is not an address such as http://localhost:3100/google")
        return value.rstrip("/")

    @field_validator("time_zone")
    @classmethod
    def known_zone(cls, value: str) -> str:
        """Where a new organisation's days begin, until it says otherwise."""
        if value not in available_timezones():
            raise ValueError(f"{value!r} is not a time zone such as Asia/Singapore")
        return value

    @field_validator(
        "stripe_webhook_secrets", "internal_hosts", "sealing_keys", "outbound_allowed_hosts", mode="before"
    )
    @classmethod
    def comma_separated(cls, value: object) -> object:
        """A list is written with commas; several secrets stand beside each other while one is being rolled."""
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("stripe_api_key", mode="after")
    @classmethod
    def empty_is_none(cls, value: SecretStr | None) -> SecretStr | None:
        """An empty key means that the site has no payment provider."""
        return value if value and value.get_secret_value() else None

    @model_validator(mode="after")
    def policies_speak_of_our_user(self) -> Self:
        """Policies name APP_ROLE; a user of another name would read every table as empty. A pooler adds ``.suffix``."""
        user = unquote(urlsplit(self.database_url).username or "")
        if user and user.partition(".")[0] != self.app_role:
            raise ValueError(f"DATABASE_URL signs in as {user!r}: set APP_ROLE to that name")
        return self

    @model_validator(mode="after")
    def providers_are_whole(self) -> Self:
        """A client id without its secret would fail each person who presses the button."""
        for name, id, secret in (
            ("GOOGLE", self.google_client_id, self.google_client_secret),
            ("GITHUB", self.github_client_id, self.github_client_secret),
        ):
            if bool(id) != bool(secret.get_secret_value()):
                raise ValueError(f"set both {name}_CLIENT_ID and {name}_CLIENT_SECRET, or neither")
        return self

    @model_validator(mode="after")
    def production_is_safe(self) -> Self:
        """Production refuses what only a laptop may have."""
        if self.orchestrator_env is Env.PRODUCTION and (wrong := [*self._unsafe()]):
            raise ValueError("production refuses to start: " + "; ".join(wrong))
        if self.stripe_api_key and self.stripe_api_base and self.is_live:
            raise ValueError("STRIPE_API_BASE with a live Stripe key: a live key only ever goes to Stripe")
        return self

    def _unsafe(self) -> list[str]:
        secret = self.secret_key.get_secret_value()
        key = self.stripe_api_key.get_secret_value() if self.stripe_api_key else ""
        return [
            sentence
            for sentence, wrong in {
                "DEBUG is on": self.debug,
                "SECRET_KEY is a default or shorter than 40 characters": "insecure" in secret
                or len(secret) < SHORTEST_SECRET,
                "SITE_URL is not https": not self.site_url.startswith("https://"),
                "STRIPE_API_BASE points at a sandbox": bool(self.stripe_api_base),
                "STRIPE_API_KEY is the sandbox's": key.startswith("sk_test_sandbox"),
                "SEALING_KEYS holds a key shorter than 40 characters": any(
                    len(sealing.get_secret_value()) < SHORTEST_SECRET for sealing in self.sealing_keys
                ),
                "CONSOLE_REQUIRES_SECOND_FACTOR is off": self.console_requires_second_factor is False,
                "STRIPE_WEBHOOK_SECRETS is empty": bool(key) and not self.stripe_webhook_secrets,
                "GOOGLE_BASE or GITHUB_BASE points at a sandbox": bool(self.google_base or self.github_base),
                "GOOGLE_CLIENT_ID or GITHUB_CLIENT_ID is the sandbox's": any(
                    id.startswith(SANDBOX_CLIENT) for id in (self.google_client_id, self.github_client_id)
                ),
                "OUTBOUND_ALLOWED_HOSTS lets requests into this network": bool(self.outbound_allowed_hosts),
                "EMAIL_URL points at this machine's mailbox": urlsplit(self.email_url).hostname in LOOPBACK
                or self.email_url.startswith("console"),
            }.items()
            if wrong
        ]

    @property
    def is_production(self) -> bool:
        return self.orchestrator_env is Env.PRODUCTION

    @property
    def staff_need_second_factor(self) -> bool:
        """Whether the console asks for more than a password."""
        wanted = self.console_requires_second_factor
        return self.is_production if wanted is None else wanted

    @property
    def providers(self) -> dict[str, str]:
        """Where people may sign in with another account of theirs: id and name of each that is set."""
        ids = {"google": ("Google", self.google_client_id), "github": ("GitHub", self.github_client_id)}
        return {id: name for id, (name, client) in ids.items() if client}

    @property
    def is_live(self) -> bool:
        """Whether Stripe's key moves real money."""
        key = self.stripe_api_key.get_secret_value() if self.stripe_api_key else ""
        return key.startswith(("sk_live_", "rk_live_"))


def conf() -> Conf:
    """The running site's configuration."""
    found: Conf = settings.ORCHESTRATOR
    return found
