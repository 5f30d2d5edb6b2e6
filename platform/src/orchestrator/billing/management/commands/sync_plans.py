"""``sync_plans``: bring the catalogue's prices to the payment provider."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from orchestrator.billing.operations import PriceChanged, sync_plans
from orchestrator.billing.stripe.client import NoPaymentProvider
from orchestrator.billing.stripe.errors import ProviderRefused, ProviderUnavailable
from orchestrator.kit.money import Money


class Command(BaseCommand):
    help = "Make the catalogue's products and prices at the payment provider. Changes none; safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="show the difference and make nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            difference = sync_plans(apply=not options["dry_run"])
        except NoPaymentProvider:
            self.stdout.write("No payment provider: STRIPE_API_KEY is empty, so no plan is sold and nothing was done.")
            return
        except PriceChanged as error:
            raise CommandError(f"Nothing was done.\n{error}") from error
        except (ProviderUnavailable, ProviderRefused) as error:
            raise CommandError(f"The payment provider did not do it; run this again. ({error.__cause__})") from error
        for each in difference.standing:
            self.stdout.write(f"  = {each.lookup_key}  {Money(each.amount, each.currency)}")
        for each in difference.missing:
            self.stdout.write(f"  + {each.lookup_key}  {Money(each.amount, each.currency)}")
        for lookup_key in difference.retired:
            self.stdout.write(f"  - {lookup_key}  no longer sold; whoever has it keeps it")
        made = "would be made" if options["dry_run"] else "made"
        self.stdout.write(f"{len(difference.standing)} prices stand, {len(difference.missing)} {made}.")
