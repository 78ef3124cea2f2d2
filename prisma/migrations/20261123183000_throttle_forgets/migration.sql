-- Every made-up e-mail leaves a row: without an end to them anybody could fill the disk from the sign-in page.
CREATE INDEX "sign_in_throttle_touched_at_idx" ON "sign_in_throttle"("touched_at");

-- A day of silence forgets a key: now its row as well, a few with each attempt, never waiting for a row in use.
CREATE FUNCTION app.throttle_forget() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DELETE FROM sign_in_throttle WHERE key IN (
     SELECT key FROM sign_in_throttle WHERE touched_at < now() - interval '1 day' AND blocked_until < now()
     ORDER BY touched_at LIMIT 20 FOR UPDATE SKIP LOCKED) $$;

REVOKE EXECUTE ON FUNCTION app.throttle_forget() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.throttle_forget() TO app_auth;

-- No function is anybody's, the harmless ones neither.
REVOKE EXECUTE ON FUNCTION app.letters(text) FROM PUBLIC;
