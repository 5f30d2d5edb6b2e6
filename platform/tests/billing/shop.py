"""What a buyer, the provider and the reader of these tests do."""

import stripe
from django.test import Client

from orchestrator.accounts.models import User
from orchestrator.billing.stripe.client import client
from orchestrator.events.models import Fact
from orchestrator.jobs.models import Owed
from orchestrator.jobs.operations import kinds
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.owed import drain

KEY = "sk_test_sandbox"
SECRET = "whsec_a_secret_of_the_tests"
OLD_SECRET = "whsec_the_secret_before_it"
HOOK = Client()  # one for all: each new one looks through every static file


class Member:
    """A person in an organisation, at the portal."""

    def __init__(self, person, organisation):
        self.person = person
        self.organisation = organisation
        self.http = Client()
        self.http.force_login(person)

    def get(self, path):
        return self._answer(self.http.get(f"/api/v1/{path}", headers=self._headers))

    def post(self, path, body):
        answer = self.http.post(f"/api/v1/{path}", body, content_type="application/json", headers=self._headers)
        return self._answer(answer)

    def choose(self, plan="starter", interval="month"):
        """The address of the page on which it is paid."""
        answer = self.post("subscription/upgrade", {"plan": plan, "interval": interval})
        assert answer.status_code == 201, answer.content
        return answer.json()["checkout_url"]

    def settle(self, session_id):
        return self.post("subscription/settlement", {"session_id": session_id}).json()

    def has(self):
        """Plan and status."""
        current = self.get("subscription/current").json()
        return current["plan"]["code"], current["status"]

    @property
    def _headers(self):
        return {"Orchestrator-Organisation": self.organisation.slug}

    @staticmethod
    def _answer(response):
        return response


def make_member(name, slug, role="owner"):
    """A person with an organisation of their own."""
    organisation = Organisation(slug=slug, name=slug.replace("-", " ").title())
    with acting_for(organisation.pk):
        organisation.save(force_insert=True)
    return join(name, organisation, role)


def join(name, organisation, role):
    """A person who becomes a member of the organisation."""
    person = User.objects.create_user(f"{name}@{organisation.slug}.example", name=name.title())
    with acting_for(organisation.pk):
        Membership.objects.create(organisation=organisation, person=person, role=role)
    return Member(person, organisation)


def session_of(url):
    """The session that the page's address names."""
    return url.rsplit("/", 1)[1]


def events(**params):
    """All that has happened at the provider, the oldest first."""
    return list(client().v1.events.list({"limit": 100, **params}).auto_paging_iter())[::-1]


def deliver(event, *, secret=SECRET, timestamp=None):
    """Bring the event to the hook as the provider would; the answer's status."""
    body = event if isinstance(event, str) else str(event)
    header = stripe.WebhookSignature.generate_signature_header(body, secret, timestamp)
    answer = HOOK.post("/hooks/stripe", body, content_type="application/json", headers={"Stripe-Signature": header})
    return answer.status_code


def deliver_all(**params):
    """Bring everything, and do what it owes."""
    for event in events(**params):
        assert deliver(event) == 200
    drain()


def facts(member, *names):
    """The names of what happened to the organisation, in order."""
    with acting_for(member.organisation.pk):
        found = list(Fact.objects.order_by("recorded_at", "pk").values_list("name", flat=True))
    return [name for name in found if not names or name in names]


def rows(member, model, **filters):
    """The rows of the member's organisation."""
    with acting_for(member.organisation.pk):
        return list(model.objects.filter(**filters))


def at_provider(kind, **params):
    """What stands at the provider: ``customers``, ``subscriptions``, ``checkout.sessions``."""
    service = client().v1
    for part in kind.split("."):
        service = getattr(service, part)
    return service.list({"limit": 100, **params}).data


def time_passes():
    """What waits for its time is due."""
    for kind in kinds():
        kind.objects.filter(state=Owed.State.PENDING).update(due_at=now(), leased_until=None)


def works_again(shop):
    """The provider has nothing planned to fail any more."""
    shop.http.delete("/_sandbox/fail")
