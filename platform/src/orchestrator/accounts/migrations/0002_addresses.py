"""allauth's table of addresses: held by the database to what we promise of ours."""

from django.db import migrations

LOWER = """
ALTER TABLE account_emailaddress
    ADD CONSTRAINT an_address_stands_in_small_letters CHECK (email = lower(email)),
    ADD CONSTRAINT a_domain_stands_as_dns_has_it CHECK (email ~ '@[!-~]+$')
"""
NOT_LOWER = """
ALTER TABLE account_emailaddress
    DROP CONSTRAINT an_address_stands_in_small_letters,
    DROP CONSTRAINT a_domain_stands_as_dns_has_it
"""
ONE = "CREATE UNIQUE INDEX a_verified_address_is_one_persons ON account_emailaddress (lower(email)) WHERE verified"
NOT_ONE = "DROP INDEX a_verified_address_is_one_persons"


class Migration(migrations.Migration):
    dependencies = [
        ("orchestrator_accounts", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [migrations.RunSQL(LOWER, NOT_LOWER), migrations.RunSQL(ONE, NOT_ONE)]
