import { DEFAULT_STATE, NOBODY, serialiseState, type GridState } from "@/lib/grid/state";
import type { Gap } from "@/lib/grid/rules";

const gridAddress = (change: Partial<GridState["chosen"]>, gaps: readonly Gap[] = []): string =>
  `/grid?${serialiseState({ ...DEFAULT_STATE, chosen: { ...DEFAULT_STATE.chosen, ...change }, gaps })}`;

/** Exactly the rows a number of "Today" counted, in the grid. */
export const ownerGap = (ownerId: string, gap: Gap): string => gridAddress({ owners: [ownerId] }, [gap]);
export const nobodysClients = (): string => gridAddress({ owners: [NOBODY] });
export const clientAddress = (id: string): string => `/clients/${id}`;
/** The panel for a new card of this client, over the present page. */
export const logAddress = (clientId: string): string => `/today?log=${clientId}`;
/** The same panel, with a card to be completed. */
export const correctAddress = (clientId: string, cardId: string): string => `/today?log=${clientId}.${cardId}`;

export const PARTS = ["week", "starts", "vips"] as const;
export type Part = (typeof PARTS)[number];
/** One part of the page shown to its end. */
export const wholePart = (part: Part): string => `/today?all=${part}#${part}`;
