"""allauth's table of addresses: one that is verified is one person's, whatever its case."""

from django.db import migrations

INDEX = "a_verified_address_is_one_persons"
ONE = f"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS {INDEX} ON account_emailaddress (lower(email)) WHERE verified"


class Migration(migrations.Migration):
    atomic = False  # an index is made beside others' writes only outside a transaction
    dependencies = [("orchestrator_accounts", "0003_addresses_checked")]
    operations = [migrations.RunSQL(ONE, f"DROP INDEX CONCURRENTLY IF EXISTS {INDEX}")]
