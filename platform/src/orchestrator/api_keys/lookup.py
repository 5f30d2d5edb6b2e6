"""The one look-up that every call with a key begins with, as one statement and in no transaction.

A key names its organisation, so it is looked up across organisations. Entering that role, asking and leaving again
would be four round trips on every call; a function that enters it by itself is one. It takes a digest of 256 random
bits and answers with that key's row, its organisation's, and the grants that decide its plan; so it tells nobody
anything that they do not hold already. What it answers is JSON, and which organisation it is for stands beside it, so
that the call's transaction can begin with it (``tenancy.acting.acting_for_found``).

Source: https://www.postgresql.org/docs/18/sql-createfunction.html (the SET clause)
"""

from orchestrator.kit.conf import conf

FIND = "SELECT * FROM public.orchestrator_key_of_digest('{digest}')"
UNDO = "DROP FUNCTION public.orchestrator_key_of_digest(text)"


def lookup_sql() -> str:
    """The function; run by the owner in the first migration."""
    app, across = conf().app_role, conf().across_role
    return f"""
        CREATE FUNCTION public.orchestrator_key_of_digest(wanted text)
        RETURNS TABLE (organisation_id uuid, answer text)
        LANGUAGE plpgsql STABLE SET role = '{across}' SET search_path = pg_catalog, public, pg_temp AS $$
            #variable_conflict use_column
            BEGIN RETURN QUERY
            SELECT o.id, json_build_object(
                   'id', o.id, 'key_id', k.id, 'scopes', k.scopes, 'last_used_at', k.last_used_at,
                   'revoked_at', k.revoked_at, 'is_being_deleted', o.deletion_due_at IS NOT NULL,
                   'slug', o.slug, 'time_zone', o.time_zone, 'created_at', o.created_at, 'grants',
                   (SELECT coalesce(json_agg(json_build_array(
                        g.plan, g.source, g.source_id, g.starts_at, g.ends_at, g.withdrawn_at)), '[]')
                      FROM orchestrator_entitlements_grant g
                     WHERE g.organisation_id = o.id AND (g.withdrawn_at IS NULL OR g.source = 'trial')))::text
              FROM orchestrator_api_keys_apikey k
              JOIN orchestrator_organisations_organisation o ON o.id = k.organisation_id
             WHERE k.digest = wanted;
            END
        $$;
        REVOKE ALL ON FUNCTION public.orchestrator_key_of_digest(text) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION public.orchestrator_key_of_digest(text) TO {app}, {across};
    """  # noqa: S608  # the roles are identifiers, as the settings see to
