-- Asking and counting are one step: of a burst of attempts at one key only as many pass as the throttle allows.
-- Returns 0 when the attempt may go on (and has been counted), else the seconds to wait (nothing counted, nothing prolonged).
-- The first six are free, then 2, 4, 8 … at most 300 seconds; a day of silence forgets everything.
CREATE FUNCTION app.throttle_take(p_key text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  free boolean;
  wait int;
BEGIN
  INSERT INTO sign_in_throttle AS t (key, failures, blocked_until, touched_at)
    VALUES (p_key, 1, clock_timestamp(), clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN t.touched_at < clock_timestamp() - interval '1 day' THEN 1 ELSE t.failures + 1 END,
    touched_at = clock_timestamp(),
    blocked_until = CASE WHEN t.touched_at < clock_timestamp() - interval '1 day' OR t.failures < 5 THEN clock_timestamp()
      ELSE clock_timestamp() + make_interval(secs => LEAST(300, power(2, LEAST(t.failures - 4, 9)))) END
    WHERE t.blocked_until <= clock_timestamp()
  RETURNING true INTO free;
  IF free THEN RETURN 0; END IF;
  SELECT CEIL(EXTRACT(EPOCH FROM blocked_until - clock_timestamp()))::int INTO wait FROM sign_in_throttle WHERE key = p_key;
  RETURN GREATEST(1, COALESCE(wait, 1));
END $$;

REVOKE EXECUTE ON FUNCTION app.throttle_take(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.throttle_take(text) TO app_auth;

DROP FUNCTION app.throttle_wait(text);
DROP FUNCTION app.throttle_count(text);
