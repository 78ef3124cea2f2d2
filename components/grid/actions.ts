import type { CellContent, GridPlanOrigin } from "@/lib/grid/schema";
import type { GridPlace } from "@/lib/grid/state";
import type { Mark } from "@/lib/months/rules";

/** `message` is in the person's words; it is shown when the painted change is taken back. */
export type Outcome = { ok: true } | { ok: false; message: string };

export interface PlanInput extends GridPlace {
  mark: Mark;
  origin: GridPlanOrigin;
  reason: string;
}
export interface PlanRemoval extends GridPlace {
  mark: Mark;
  /** Missing when the key was pressed without opening the cell: then the client has one plan of this mark there. */
  planId?: string;
}

/** What the grid can ask of its page. What a person may not do is left out. */
export interface GridActions {
  /** The cards and plans of one month of a client. */
  loadCell: (place: GridPlace) => Promise<CellContent>;
  plan?: (input: PlanInput) => Promise<Outcome>;
  removePlan?: (input: PlanRemoval) => Promise<Outcome>;
  /** Opens the card form; the grid reads the change with the next delta (`feed.refresh`). */
  log?: (input: { clientId: string; kind: Mark }) => void;
  hrefOf: (clientId: string) => string;
  /** Goes to an address of `hrefOf` without loading the page anew. */
  open?: (href: string) => void;
}
