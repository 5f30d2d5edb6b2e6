"""allauth's table of addresses: what was written before keeps it too. Nobody who writes meanwhile waits."""

from django.db import migrations

CHECK = """
ALTER TABLE account_emailaddress
    VALIDATE CONSTRAINT an_address_stands_in_small_letters,
    VALIDATE CONSTRAINT a_domain_stands_as_dns_has_it
"""


class Migration(migrations.Migration):
    dependencies = [("orchestrator_accounts", "0002_addresses")]
    operations = [migrations.RunSQL(CHECK, migrations.RunSQL.noop)]
