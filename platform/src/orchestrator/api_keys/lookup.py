"""The one look-up that every call with a key begins with, as one statement and in no transaction.

A key names its organisation, so it is looked up across organisations. Entering that role, asking and leaving again
would be four round trips on every call; a function that enters it by itself is one. It takes a digest of 256 random
bits and answers with that key's row, its organisation's, and the grants that decide its plan; so it tells nobody
anything that they do not hold already.

Source: https://www.postgresql.org/docs/18/sql-createfunction.html (the SET clause)
"""

from orchestrator.kit.conf import conf

FIND = "SELECT * FROM public.orchestrator_key_of_digest(%s)"
UNDO = "DROP FUNCTION public.orchestrator_key_of_digest(text)"


def lookup_sql() -> str:
    """The function; run by the owner in the first migration."""
    app, across = conf().app_role, conf().across_role
    return f"""
        CREATE FUNCTION public.orchestrator_key_of_digest(wanted text)
        RETURNS TABLE (
            key_id uuid, scopes text[], last_used_at timestamptz, revoked_at timestamptz,
            being_deleted boolean, grants text,
            organisation_id uuid, slug text, name text, time_zone text, created_at timestamptz
        )
        LANGUAGE sql STABLE SET role = '{across}' SET search_path = pg_catalog, public, pg_temp AS $$
            SELECT k.id, ARRAY(SELECT jsonb_array_elements_text(k.scopes)), k.last_used_at, k.revoked_at,
                   o.deletion_due_at IS NOT NULL,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'plan', g.plan, 'source', g.source, 'source_id', g.source_id,
                        'starts_at', g.starts_at, 'ends_at', g.ends_at, 'withdrawn_at', g.withdrawn_at)), '[]')::text
                      FROM orchestrator_entitlements_grant g
                     WHERE g.organisation_id = o.id AND (g.withdrawn_at IS NULL OR g.source = 'trial')),
                   o.id, o.slug, o.name, o.time_zone, o.created_at
              FROM orchestrator_api_keys_apikey k
              JOIN orchestrator_organisations_organisation o ON o.id = k.organisation_id
             WHERE k.digest = wanted
        $$;
        REVOKE ALL ON FUNCTION public.orchestrator_key_of_digest(text) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION public.orchestrator_key_of_digest(text) TO {app}, {across};
    """  # noqa: S608  # the roles are identifiers, as the settings see to
