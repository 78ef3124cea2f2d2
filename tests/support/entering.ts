import { CreateClient, EditClient } from "@/lib/clients/schema";
import type { ClientValues } from "@/lib/clients/views";
import { newId } from "@/lib/core/ids";
import type { World } from "./world";

/** What the form of a new client sends; everything mandatory is filled in from the world. */
export const aClient = ({ channelId, subChannelId, regionId, sourceId }: World, more: Record<string, unknown> = {}): CreateClient => CreateClient.parse({
  key: newId(), name: "ООО «Ромашка»", inn: "", channelId, subChannelId, regionId, sourceId, tier: "MEDIUM", phones: "", ...more,
});

/** What the form of a client sends back, opened on `values` at `version`. */
export const anEdit = (clientId: string, version: number, values: ClientValues, more: Partial<ClientValues> = {}): EditClient =>
  EditClient.parse({ clientId, version, ...values, ...more });

/** The code of the refusal a promise ends in, or "" when it does not. */
export const refusalCode = (work: Promise<unknown>): Promise<string> =>
  work.then(() => "", (error: { code?: string; fields?: Record<string, { code: string }> }) =>
    error.fields ? Object.entries(error.fields).map(([field, { code }]) => `${field}:${code}`).join() : (error.code ?? String(error)));
