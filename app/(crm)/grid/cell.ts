import type { CellView } from "@/lib/contacts/queries";
import type { CellContent } from "@/lib/grid/schema";
import type { GridPlace } from "@/lib/grid/state";
import type { Mark } from "@/lib/months/rules";
import { gridMark, MARK_OF_PLAN, type PlanKind } from "@/lib/months/standing";

export const PLAN_OF_MARK: Readonly<Record<Mark, PlanKind>> = { CALL: "CALL", VISIT: "VISIT", CONTRACT: "START" };

/** The cards and plans behind a cell. Throws when they cannot be had: the popover says so and offers to try again. */
export async function loadCell({ clientId, month }: GridPlace): Promise<CellContent> {
  const response = await fetch(`/api/contacts/cell?client=${clientId}&month=${month}`);
  if (!response.ok) throw new Error(`cell ${response.status}`);
  const { cards, plans } = (await response.json()) as CellView;
  return {
    cards: cards.filter((card) => card.kind !== "END").map((card) => ({
      id: card.id, mark: gridMark(card), date: card.occurredOn, time: card.time, minutes: card.durationMinutes,
      person: [card.person, card.personPosition].filter(Boolean).join(", ") || null, author: card.author,
      substance: card.substance, proposals: card.proposals, nextOn: card.nextOn, imported: card.origin === "IMPORTED",
    })),
    plans: plans.map(({ id, kind, day, origin, reason, author }) => ({ id, mark: MARK_OF_PLAN[kind], day, origin, reason, author })),
  };
}
