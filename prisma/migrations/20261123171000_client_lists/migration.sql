-- The list of clients walks an index in every order it can be sorted by, from any page on.

-- Operators of an enumeration are not leakproof, so under row level security they never reach an index; numbers do.
ALTER TABLE "client" ADD COLUMN "tier_rank" SMALLINT NOT NULL GENERATED ALWAYS AS (
  CASE "tier" WHEN 'VIP' THEN 0 WHEN 'MEDIUM' THEN 1 ELSE 2 END) STORED;
ALTER TABLE "client" ADD COLUMN "stage_rank" SMALLINT NOT NULL GENERATED ALWAYS AS (
  CASE "stage" WHEN 'FOUND' THEN 0 WHEN 'REACHED' THEN 1 WHEN 'MET' THEN 2 WHEN 'NEGOTIATING' THEN 3 WHEN 'WORKING' THEN 4 WHEN 'LOST' THEN 5 ELSE 6 END) STORED;

CREATE INDEX "client_tenant_id_channel_id_name_id_idx" ON "client"("tenant_id", "channel_id", "name", "id");
CREATE INDEX "client_tenant_id_sub_channel_id_name_id_idx" ON "client"("tenant_id", "sub_channel_id", "name", "id");
CREATE INDEX "client_tier_idx" ON "client"("tenant_id", "tier_rank", "name", "id");
CREATE INDEX "client_stage_idx" ON "client"("tenant_id", "stage_rank", "name", "id");
-- These take the place of the ones without a name.
CREATE INDEX "client_tenant_id_region_id_name_id_idx" ON "client"("tenant_id", "region_id", "name", "id");
CREATE INDEX "client_tenant_id_owner_id_name_id_idx" ON "client"("tenant_id", "owner_id", "name", "id");
CREATE INDEX "client_tenant_id_source_id_name_id_idx" ON "client"("tenant_id", "source_id", "name", "id");
DROP INDEX "client_tenant_id_region_id_idx";
DROP INDEX "client_tenant_id_owner_id_idx";
DROP INDEX "client_tenant_id_source_id_idx";
-- The archive is small and is looked into seldom.
CREATE INDEX "client_archive_idx" ON "client"("tenant_id", "name", "id") WHERE "archived_at" IS NOT NULL;

CREATE INDEX "client_grid_tenant_id_last_contact_on_client_id_idx" ON "client_grid"("tenant_id", "last_contact_on", "client_id");
CREATE INDEX "client_grid_tenant_id_next_contact_on_client_id_idx" ON "client_grid"("tenant_id", "next_contact_on", "client_id");
DROP INDEX "client_grid_tenant_id_last_contact_on_idx";
DROP INDEX "client_grid_tenant_id_next_contact_on_idx";

-- pg_trgm takes the database's character type for its word: under "C", as our own server has it, Cyrillic letters are no
-- letters and make no trigrams. So each Cyrillic letter is searched as a Latin one of its own, whatever the server's locale.
CREATE FUNCTION app.letters(p_text text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT translate(p_text, 'абвгдежзийклмнопрстуфхцчшщъыьэюяё', 'abcdefghijklmnopqrstuvwxyz012345f') $$;
GRANT EXECUTE ON FUNCTION app.letters(text) TO app_user, app_worker;

DROP INDEX "client_search_idx";
CREATE INDEX "client_letters_idx" ON "client" USING gin ("tenant_id", app.letters("search") gin_trgm_ops);
CREATE INDEX "person_letters_idx" ON "person" USING gin ("tenant_id", app.letters(lower("name")) gin_trgm_ops)
  WHERE "archived_at" IS NULL AND "erased_at" IS NULL;
CREATE INDEX "person_tenant_id_phone_idx" ON "person"("tenant_id", "phone");

-- What holds the typed text stands before what is only like it; only where nothing is near does a looser likeness count,
-- and of that the best alone. Two letters are looked for at the beginnings of words: inside words they are everywhere.
-- A word that thousands share is not weighed to the end: four times what is asked for is enough to choose from.
CREATE OR REPLACE FUNCTION app.search_clients(p_variants text[], p_limit int) RETURNS TABLE (client_id uuid, score real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET pg_trgm.word_similarity_threshold = 0.6 AS $$
DECLARE
  variants text[] := ARRAY(SELECT DISTINCT app.letters(x) FROM unnest(p_variants) x WHERE cardinality(show_trgm(app.letters(x))) > 0);
BEGIN
  RETURN QUERY
    WITH held AS MATERIALIZED (
      SELECT c.id, v, app.letters(c.search) AS search FROM unnest(variants) v
      JOIN client c ON c.tenant_id = app.tenant_id() AND app.letters(c.search) LIKE '%' || v || '%' WHERE length(v) >= 3 LIMIT 4 * p_limit),
    alike AS MATERIALIZED (
      SELECT c.id, v, app.letters(c.search) AS search FROM unnest(variants) v
      JOIN client c ON c.tenant_id = app.tenant_id() AND v <% app.letters(c.search)
      WHERE (SELECT count(*) FROM held) < p_limit LIMIT 4 * p_limit)
    SELECT f.id, MAX(f.score)::real FROM (
      SELECT id, 1 + word_similarity(v, search) AS score FROM held UNION ALL SELECT id, word_similarity(v, search) FROM alike) f
    GROUP BY f.id ORDER BY 2 DESC, f.id LIMIT p_limit;
  IF FOUND THEN RETURN; END IF;
  -- A letter left out of a short word costs half its trigrams: «ромшка», «магит».
  PERFORM set_config('pg_trgm.word_similarity_threshold', '0.42', true);
  RETURN QUERY
    WITH alike AS MATERIALIZED (
      SELECT c.id, word_similarity(v, app.letters(c.search)) AS score FROM unnest(variants) v
      JOIN client c ON c.tenant_id = app.tenant_id() AND v <% app.letters(c.search) WHERE length(v) >= 4 LIMIT 4 * p_limit)
    SELECT f.id, MAX(f.score)::real FROM alike f WHERE f.score >= 0.8 * (SELECT MAX(a.score) FROM alike a)
    GROUP BY f.id ORDER BY 2 DESC, f.id LIMIT p_limit;
END $$;

CREATE FUNCTION app.search_people(p_variants text[], p_limit int) RETURNS TABLE (person_id uuid, score real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET pg_trgm.word_similarity_threshold = 0.6 AS
$$ WITH v AS MATERIALIZED (SELECT DISTINCT app.letters(x) AS v FROM unnest(p_variants) x WHERE cardinality(show_trgm(app.letters(x))) > 0),
   alike AS MATERIALIZED (
     SELECT p.id, v.v, app.letters(lower(p.name)) AS name FROM v JOIN person p ON p.tenant_id = app.tenant_id()
       AND p.archived_at IS NULL AND p.erased_at IS NULL AND v.v <% app.letters(lower(p.name)) LIMIT 4 * p_limit)
   SELECT id, MAX(word_similarity(v, name))::real AS score FROM alike GROUP BY id ORDER BY score DESC, id LIMIT p_limit $$;
REVOKE EXECUTE ON FUNCTION app.search_people(text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_people(text[], int) TO app_user, app_worker;
