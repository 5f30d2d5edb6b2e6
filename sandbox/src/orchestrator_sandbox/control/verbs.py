"""What the control API and the panel can do; each takes and gives plain values."""

from dataclasses import asdict

from orchestrator_sandbox.api.faults import Fault
from orchestrator_sandbox.api.operations import OPERATIONS
from orchestrator_sandbox.core.due import run_due
from orchestrator_sandbox.core.kinds import KINDS
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.mail.smtp import REFUSALS
from orchestrator_sandbox.resources.subscriptions import period_end
from orchestrator_sandbox.sandbox import Sandbox


class Verbs:
    """Raises ValueError for what cannot be meant and LookupError for what is not there."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    def state(self, given: Json) -> Json:
        """How much there is of everything."""
        counts = {kind: self.sandbox.objects.count(kind) for kind in KINDS}
        return {
            "api_version": self.sandbox.world.contract.api_version,
            "seed": self.sandbox.ids.seed,
            "clock": self.sandbox.world.clock.now(),
            "smtp_port": self.sandbox.smtp_port,
            "objects": {kind: count for kind, count in counts.items() if count},
            "mails": len(self.sandbox.letters.all()),
            "deliveries": self._delivery_states(),
        }

    def reset(self, given: Json) -> Json:
        """Forget everything. ``seed`` starts its ids again from the first."""
        seed = given.get("seed")
        self.sandbox.reset(None if seed is None else int(seed))
        return self.state({})

    def chaos_settings(self, given: Json) -> Json:
        """The settings for all (``*``) and for each endpoint."""
        endpoints = self.sandbox.objects.all("webhook_endpoint")
        return dict(self.sandbox.chaos.all([endpoint["id"] for endpoint in endpoints]))

    def chaos(self, given: Json) -> Json:
        """Change how unreliable delivery is: of ``endpoint``, or of all."""
        values = dict(given)
        endpoint = values.pop("endpoint", None)
        self._known(endpoint)
        self.sandbox.chaos.change(endpoint, **values)
        self.sandbox.dispatcher.wake()
        return self.chaos_settings({})

    def hold(self, given: Json) -> Json:
        """Send nothing to ``endpoint``, or to any, until released."""
        return self.chaos({"endpoint": given.get("endpoint"), "hold": True})

    def release(self, given: Json) -> Json:
        """Send what was held, at once."""
        self.sandbox.deliveries.release()
        return self.chaos({"endpoint": given.get("endpoint"), "hold": False})

    def deliveries(self, given: Json) -> Json:
        """The newest deliveries; ``event`` and ``state`` narrow, ``limit`` bounds."""
        limit = int(given.get("limit", 100))
        found = self.sandbox.deliveries.latest(limit=limit, event=given.get("event"), state=given.get("state"))
        return {"data": found, "states": self._delivery_states()}

    def resend(self, given: Json) -> Json:
        """Send ``event`` once more to ``endpoint``, or to all."""
        self._known(given.get("endpoint"))
        sent = self.sandbox.deliveries.resend(str(given.get("event", "")), given.get("endpoint"))
        self.sandbox.dispatcher.wake()
        return {"endpoints": sent}

    def fail(self, given: Json) -> Json:
        """Let the next ``times`` calls below ``prefix`` fail with ``status``.

        ``delay`` seconds; ``after`` does the work first, so that only its answer is late or lost; ``status`` 0
        only delays; ``stored`` keeps the failure under the idempotency key.
        """
        values = dict(given)
        prefix, times = str(values.pop("prefix", "/v1/")), int(values.pop("times", 1))
        fault = Fault(**values)
        if not (fault.status == 0 or 400 <= fault.status <= 599) or times < 1 or not 0 <= fault.delay <= 120:
            raise ValueError("status is 0 or from 400 to 599, times is at least 1, delay is at most 120 seconds.")
        self.sandbox.api.faults.plan(prefix=prefix, times=times, fault=fault)
        return self.faults({})

    def faults(self, given: Json) -> Json:
        """What is planned to fail, and how many calls that are."""
        planned = self.sandbox.api.faults.waiting()
        return {"data": planned, "waiting": sum(int(plan["remaining"]) for plan in planned)}

    def clear_faults(self, given: Json) -> Json:
        """Let nothing fail any more."""
        self.sandbox.api.faults.clear()
        return self.faults({})

    def mail_settings(self, given: Json) -> Json:
        """How many messages will be refused, and how."""
        times, code = self.sandbox.letters.refusal()
        return {"refuse_next": times, "code": code}

    def mail(self, given: Json) -> Json:
        """Refuse the next ``refuse_next`` messages with ``code``, 550 or 451."""
        times, code = int(given.get("refuse_next", 0)), int(given.get("code", 550))
        if code not in REFUSALS or times < 0:
            raise ValueError("code is 550 or 451, and refuse_next is not negative.")
        self.sandbox.letters.refuse(times=times, code=code)
        return self.mail_settings({})

    def clock(self, given: Json) -> Json:
        """What time it is in the sandbox."""
        clock = self.sandbox.world.clock
        return {"now": clock.now(), "ahead_by": clock.offset}

    def advance(self, given: Json) -> Json:
        """Move the clock forward by ``advance`` seconds, and do what is due on the way.

        Renewals are not played yet, so it stops before the first that would be due.
        """
        seconds = int(given.get("advance", 0))
        if seconds < 0:
            raise ValueError("The clock goes forward only.")
        clock = self.sandbox.world.clock
        first = self._first_renewal()
        if first is not None and clock.now() + seconds >= first:
            raise ValueError(f"A subscription renews at {first}, and renewals are not supported yet.")
        clock.move(seconds)
        run_due(self.sandbox.world, self.sandbox.url)
        return self.clock({})

    def coverage(self, given: Json) -> Json:
        """Which operations are supported, with the parameters that each understands."""
        return {key: sorted(operation.accepts) for key, operation in sorted(OPERATIONS.items())}

    def identities(self, given: Json) -> Json:
        """Who can sign in with ``provider``, or with any."""
        return {"data": [asdict(identity) for identity in self.sandbox.identities.all(given.get("provider"))]}

    def save_identity(self, given: Json) -> Json:
        """Change the identity of ``provider`` with that ``subject``; without a subject, make a new one."""
        values = dict(given)
        provider, subject = str(values.pop("provider", "")), values.pop("subject", None)
        people = self.sandbox.identities
        saved = people.change(provider, str(subject), **values) if subject else people.make(provider, **values)
        return asdict(saved)

    def remove_identity(self, given: Json) -> Json:
        """Close the account of ``subject`` at ``provider``."""
        self.sandbox.identities.remove(str(given.get("provider")), str(given.get("subject")))
        return self.identities({})

    def _first_renewal(self) -> int | None:
        going_on = {"status": "active", "cancel_at_period_end": False}
        found = self.sandbox.objects.all("subscription", Filter(equal=going_on))
        return min((period_end(self.sandbox.objects, subscription) for subscription in found), default=None)

    def _known(self, endpoint: str | None) -> None:
        if endpoint is None:
            return
        found = self.sandbox.objects.find(endpoint)
        if found is None or found["object"] != "webhook_endpoint" or found.get("deleted"):
            raise LookupError(f"There is no webhook endpoint {endpoint}.")

    def _delivery_states(self) -> dict[str, int]:
        rows = self.sandbox.database.rows("SELECT state, count(*) AS n FROM deliveries GROUP BY state")
        return {row["state"]: row["n"] for row in rows}
