"""allauth's table of addresses: what is written from now on keeps what we promise of ours."""

from django.db import migrations

HOLD = """
ALTER TABLE account_emailaddress
    ADD CONSTRAINT an_address_stands_in_small_letters CHECK (email = lower(email)) NOT VALID,
    ADD CONSTRAINT a_domain_stands_as_dns_has_it CHECK (email ~ '@[!-~]+$') NOT VALID
"""
LET_GO = """
ALTER TABLE account_emailaddress
    DROP CONSTRAINT an_address_stands_in_small_letters,
    DROP CONSTRAINT a_domain_stands_as_dns_has_it
"""


class Migration(migrations.Migration):
    dependencies = [
        ("orchestrator_accounts", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [migrations.RunSQL(HOLD, LET_GO)]
