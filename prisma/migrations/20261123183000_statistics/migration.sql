-- After thousands of rows came in at once the planner knows nothing of them until autovacuum looks: minutes of slow plans.
CREATE FUNCTION app.refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  ANALYZE client; ANALYZE client_grid; ANALYZE contact_card; ANALYZE planned_contact; ANALYZE client_period; ANALYZE person;
END $$;
REVOKE EXECUTE ON FUNCTION app.refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.refresh_statistics() TO app_user, app_worker;
