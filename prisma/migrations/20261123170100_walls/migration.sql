-- The database is the wall between tenants: forced row level security with a restrictive policy on every tenant table.
CREATE FUNCTION app.tenant_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid $$;

DO $$
DECLARE
  t text;
  key text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\_prisma%' LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    -- Under FORCE the owner's definer functions and backfills see nothing without this one.
    EXECUTE format('CREATE POLICY own ON public.%I TO app_owner USING (true) WITH CHECK (true)', t);
    CONTINUE WHEN t IN ('account', 'sign_in_throttle');  -- global: no policy, no grant, definer functions only
    key := CASE t WHEN 'tenant' THEN 'id' ELSE 'tenant_id' END;
    EXECUTE format('CREATE POLICY allow ON public.%I TO app_user, app_worker USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY wall ON public.%I AS RESTRICTIVE TO app_user, app_worker '
      'USING (%I = (SELECT app.tenant_id())) WITH CHECK (%I = (SELECT app.tenant_id()))', t, key, key);
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public, app TO app_user, app_worker, app_auth;
GRANT EXECUTE ON FUNCTION app.tenant_id() TO app_user, app_worker;

-- Nothing is deleted but links, own calendar words and expired keys: everything else is archived, annulled or ended.
GRANT SELECT ON tenant TO app_user, app_worker;
GRANT UPDATE ON tenant TO app_user;
GRANT SELECT, INSERT, UPDATE ON
  member, invitation, channel, sub_channel, region, source, service, outcome,
  client, client_external, person, contact_card, planned_contact, client_grid,
  operation, import_batch TO app_user, app_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  member_role, member_channel, client_phone, calendar_day, absence, norm TO app_user, app_worker;
GRANT SELECT, UPDATE ON session TO app_user, app_worker;
GRANT SELECT, INSERT ON idempotency, operation_item, import_row, event TO app_user, app_worker;
GRANT UPDATE, DELETE ON event TO app_worker;
GRANT DELETE ON idempotency TO app_worker;
-- Append-only.
GRANT SELECT, INSERT ON audit, client_period, contact_card_version TO app_user, app_worker;
