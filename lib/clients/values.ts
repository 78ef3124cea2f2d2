import { showPhone } from "./phones";
import type { ClientValues, PhoneView } from "./views";

interface Row {
  readonly name: string; readonly inn: string | null; readonly channelId: string; readonly subChannelId: string; readonly regionId: string;
  readonly site: string; readonly essence: string; readonly needsStated: string; readonly needsPotential: string; readonly notes: string;
  readonly phones: readonly { readonly e164: string; readonly extension: string | null }[];
}

/** A client's row as its form shows it: every field text, all numbers in one field. */
export const clientValues = (row: Row): ClientValues => ({
  name: row.name, inn: row.inn ?? "", channelId: row.channelId, subChannelId: row.subChannelId, regionId: row.regionId, site: row.site,
  phones: row.phones.map(({ e164, extension }) => showPhone(e164, extension)).join(", "),
  essence: row.essence, needsStated: row.needsStated, needsPotential: row.needsPotential, notes: row.notes,
});

export const phoneView = (e164: string, extension: string | null): PhoneView => ({ e164, extension, shown: showPhone(e164, extension) });
