import "server-only";
import type { DateOnly } from "@/lib/core/dates";
import type { Row } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { checkInn } from "./inn";
import { readList } from "./list";
import { clientPage } from "./list-queries";
import { nameKey, searchVariants } from "./names";
import { parsePhones } from "./phones";
import type { FindDuplicates } from "./schema";
import type { Duplicate, DuplicateReason, PersonFound, QuickFound } from "./views";
import { visibleSql } from "./visibility";

const FEW = 8;

/** Clients and people for the search box, best first; at most eight of each. */
export async function quickSearch(viewer: Viewer, q: string): Promise<QuickFound> {
  const list = readList({ q });
  if (list.q.length < 2) return { clients: [], people: [] };
  const [{ rows }, people] = await Promise.all([clientPage(viewer, list, FEW), peopleFound(viewer, list.q)]);
  return { clients: rows, people };
}

/** People by name, or by the whole of their number. */
function peopleFound(viewer: Viewer, q: string): Promise<PersonFound[]> {
  const scope = visibleSql(viewer, "c", 4);
  return viewer.rows<PersonFound & Row>(`
    SELECT p.id, p.name, p.position, c.id AS "clientId", c.name AS client
    FROM (SELECT person_id, score FROM app.search_people($1::text[], 200)
          UNION ALL SELECT id, 2 FROM person WHERE phone = ANY($2::text[]) AND archived_at IS NULL AND erased_at IS NULL) f
    JOIN person p ON p.tenant_id = $3::uuid AND p.id = f.person_id
    JOIN client c ON c.tenant_id = p.tenant_id AND c.id = p.client_id AND c.archived_at IS NULL AND c.merged_into IS NULL AND ${scope.sql}
    GROUP BY p.id, p.name, p.position, c.id, c.name ORDER BY max(f.score) DESC, p.name, p.id LIMIT ${FEW}`,
  [searchVariants(q), parsePhones(q).phones.map(({ e164 }) => e164), viewer.tenantId, ...scope.values]);
}

interface DuplicateRow extends Row { id: string; name: string; reason: DuplicateReason; owner: string | null; last_contact_on: DateOnly | null; archived: boolean; seen: boolean }

// Each sign has an index of its own; who may not see the client learns only that it is there, and only by a sure sign.
const duplicatesSql = (scope: string) => `
  WITH signs AS (
    SELECT id, 1 AS rank, 'inn' AS reason FROM client WHERE tenant_id = $1::uuid AND inn = $2
    UNION ALL SELECT client_id, 2, 'phone' FROM client_phone WHERE tenant_id = $1::uuid AND e164 = ANY($3::text[])
    UNION ALL SELECT client_id, 2, 'phone' FROM person WHERE tenant_id = $1::uuid AND phone = ANY($3::text[]) AND archived_at IS NULL AND erased_at IS NULL
    UNION ALL SELECT id, 3, 'name' FROM client WHERE tenant_id = $1::uuid AND name_key = $4
    UNION ALL SELECT c.id, 4, 'similar' FROM app.search_clients($5::text[], 30) f JOIN client c ON c.tenant_id = $1::uuid AND c.id = f.client_id
      WHERE similarity(app.letters(c.name_key), app.letters($4)) > 0.5),
  best AS (SELECT DISTINCT ON (id) id, rank, reason FROM signs ORDER BY id, rank)
  SELECT c.id, c.name, b.reason, m.name AS owner, g.last_contact_on, c.archived_at IS NOT NULL AS archived, (${scope}) AS seen
  FROM best b JOIN client c ON c.tenant_id = $1::uuid AND c.id = b.id AND c.merged_into IS NULL AND c.id IS DISTINCT FROM $6::uuid
  LEFT JOIN member m ON m.tenant_id = c.tenant_id AND m.id = c.owner_id
  LEFT JOIN client_grid g ON g.tenant_id = c.tenant_id AND g.client_id = c.id
  WHERE b.rank < 4 OR (${scope}) ORDER BY b.rank, c.name, c.id LIMIT ${FEW}`;

const SHORTEST_NAME = 3;

/** Clients that may be the same as the one being entered: by ИНН, telephone, name, or a name much like it. */
export async function possibleDuplicates(viewer: Viewer, input: FindDuplicates): Promise<Duplicate[]> {
  const inn = checkInn(input.inn);
  const phones = parsePhones(input.phones).phones.map(({ e164 }) => e164);
  const key = nameKey(input.name);
  const named = key.length >= SHORTEST_NAME;
  if (!inn.ok && phones.length === 0 && !named) return [];
  const scope = visibleSql(viewer, "c", 7);
  const rows = await viewer.rows<DuplicateRow>(duplicatesSql(scope.sql), [
    viewer.tenantId, inn.ok ? inn.inn : null, phones, named ? key : null, named ? searchVariants(input.name) : [], input.exceptId ?? null, ...scope.values,
  ]);
  return rows.map(({ id, name, reason, owner, last_contact_on, archived, seen }) =>
    seen ? { seen, reason, id, name, owner, lastContactOn: last_contact_on, archived } : { seen: false, reason });
}
