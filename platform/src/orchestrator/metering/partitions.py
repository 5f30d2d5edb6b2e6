"""The ledger's partitions, one for each month.

Tables belong to the owner and the application may not make any. So that months are made without handing the owner's
password to a running process, the owner leaves a function behind that makes the next months' partitions and can do
nothing else: it takes one small number, has a fixed search path, and only the application may call it. A beat task
calls it daily for three months ahead; rows of a month that was never made go to the default partition.

A partition is never read but through the ledger: the application has no rights on it, and it has the ledger's
policies besides.

Source: https://www.postgresql.org/docs/18/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY
"""

from django.db import connection

from orchestrator.kit.conf import conf
from orchestrator.tenancy.protection import ProtectTenant

LEDGER = "orchestrator_metering_usageevent"
MONTHS_AHEAD = 3


def make_partitions(*, months_ahead: int = MONTHS_AHEAD) -> int:
    """Make the partitions of this month and the next ones; how many were missing. Safe to repeat."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.orchestrator_make_usage_partitions(%s)", [months_ahead])
        (made,) = cursor.fetchone()
    return int(made)


def ledger_sql() -> str:
    """The ledger, its default partition and the function; run by the owner in the first migration."""
    return "\n".join([_table(), _function(), f"SELECT public.orchestrator_make_usage_partitions({MONTHS_AHEAD});"])


def _table() -> str:
    return f"""
        CREATE TABLE {LEDGER} (
            id uuid NOT NULL,
            organisation_id uuid NOT NULL,
            key_id uuid NOT NULL,
            method varchar(8) NOT NULL,
            path varchar(200) NOT NULL,
            status smallint NOT NULL,
            units integer NOT NULL,
            occurred_at timestamptz NOT NULL,
            period_start timestamptz NOT NULL,
            PRIMARY KEY (id, occurred_at),
            CONSTRAINT a_call_counts CHECK (units >= 1),
            CONSTRAINT a_status_of_http CHECK (status >= 100 AND status <= 599),
            CONSTRAINT a_call_lies_in_its_period CHECK (occurred_at >= period_start)
        ) PARTITION BY RANGE (occurred_at);
        CREATE INDEX usage_of_an_organisation ON {LEDGER} (organisation_id, occurred_at DESC);
        CREATE TABLE {LEDGER}_other PARTITION OF {LEDGER} DEFAULT;
        {"; ".join(_protected(f"{LEDGER}_other"))};
    """


def _function() -> str:
    protect = " ".join(
        f"EXECUTE replace($sql${statement}$sql$, '<table>', name);"
        for statement in _protected("<table>", schema="public.")
    )
    return f"""
        CREATE FUNCTION public.orchestrator_make_usage_partitions(months_ahead integer) RETURNS integer
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $function$
        DECLARE
            month timestamp;
            name text;
            made integer := 0;
        BEGIN
            IF months_ahead NOT BETWEEN 0 AND 24 THEN
                RAISE EXCEPTION 'between 0 and 24 months can be made ahead';
            END IF;
            PERFORM pg_advisory_xact_lock(hashtext('orchestrator.usage_partitions'));
            FOR ahead IN 0..months_ahead LOOP
                month := date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead);
                name := '{LEDGER}_' || to_char(month, 'YYYYMM');
                CONTINUE WHEN to_regclass('public.' || quote_ident(name)) IS NOT NULL;
                BEGIN
                    EXECUTE format('CREATE TABLE public.%I PARTITION OF public.{LEDGER} FOR VALUES FROM (%L) TO (%L)',
                        name, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
                    {protect}
                    made := made + 1;
                EXCEPTION WHEN check_violation THEN
                    RAISE WARNING 'rows of % stand in the default partition already; they stay there', name;
                END;
            END LOOP;
            RETURN made;
        END $function$;
        REVOKE ALL ON FUNCTION public.orchestrator_make_usage_partitions(integer) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION public.orchestrator_make_usage_partitions(integer)
            TO {conf().app_role}, {conf().across_role};
    """


def _protected(table: str, *, schema: str = "") -> list[str]:
    """Statements that leave *table* to be reached through the ledger only."""
    policies = [
        statement.replace(f'"{table}"', f'{schema}"{table}"')
        for statement in ProtectTenant("UsageEvent").statements(table)
    ]
    return [*policies, f'REVOKE ALL ON {schema}"{table}" FROM {conf().app_role}, {conf().across_role}']


UNDO = f"DROP FUNCTION public.orchestrator_make_usage_partitions(integer); DROP TABLE {LEDGER};"
