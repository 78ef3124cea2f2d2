import "server-only";
import { addDays, weekOf, type DateOnly } from "@/lib/core/dates";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { visibleSql } from "@/lib/clients/visibility";
import type { Counted, CountedCards } from "./counted";

export interface CountedCard {
  readonly id: Uuid;
  /** `null`: a client out of the viewer's sight; the card counts all the same. */
  readonly clientId: Uuid | null;
  readonly client: string | null;
  readonly kind: "CALL" | "VISIT" | "START" | "END";
  readonly reach: "DECISION_MAKER" | "SOMEBODY" | "NOBODY";
  readonly on: DateOnly;
  readonly time: string | null;
  readonly substance: string;
  readonly late: boolean;
}

const WHICH: Readonly<Record<Counted, string>> = {
  dials: "k.kind = 'CALL'", reached: "k.kind = 'CALL' AND k.reach = 'DECISION_MAKER'", visits: "k.kind = 'VISIT'", week: "k.kind = 'VISIT'", late: "k.entered_late",
};

/** Days each number goes back from its day. */
const since = (of: Counted, day: DateOnly): DateOnly => (of === "week" ? weekOf(day).from : of === "late" ? addDays(day, -7) : day);

/** Whose cards, and the cards a number counted; `null` when the person is neither the viewer nor reports to them. */
export async function countedCards(viewer: Viewer, { memberId, day, of }: CountedCards): Promise<{ readonly name: string; readonly cards: readonly CountedCard[] } | null> {
  if (!viewer.teamIds.includes(memberId)) return null;
  const scope = visibleSql(viewer, "c", 5);
  const [person, cards] = await Promise.all([
    viewer.rows<{ name: string }>("SELECT name FROM member WHERE tenant_id = app.tenant_id() AND id = $1", [memberId]),
    viewer.rows<CountedCard>(`
      SELECT k.id, k.kind, k.reach, k.occurred_on AS on, to_char(k.occurred_at AT TIME ZONE $4, 'HH24:MI') AS time, k.entered_late AS late,
        CASE WHEN s.seen THEN c.id END AS "clientId", CASE WHEN s.seen THEN c.name END AS client, CASE WHEN s.seen THEN k.substance ELSE '' END AS substance
      FROM contact_card k JOIN client c ON c.tenant_id = k.tenant_id AND c.id = k.client_id CROSS JOIN LATERAL (SELECT COALESCE(${scope.sql}, false) AS seen) s
      WHERE k.tenant_id = app.tenant_id() AND k.author_id = $1 AND k.state = 'ACTIVE' AND k.occurred_on BETWEEN $2 AND $3 AND ${WHICH[of]}
      ORDER BY k.occurred_on DESC, k.occurred_at DESC NULLS LAST, k.id DESC LIMIT 500`,
    [memberId, since(of, day), day, viewer.organisation.zone, ...scope.values]),
  ]);
  return person[0] ? { name: person[0].name, cards } : null;
}
