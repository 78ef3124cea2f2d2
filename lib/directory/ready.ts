import { OUTCOMES, SOURCES, STOP_REASONS } from "./defaults";
import { REGIONS } from "./regions";
import { nameKey } from "./rules";

export type DirectoryLocale = "ru" | "en";
export type ReadyDictionary = "region" | "source" | "outcome";

/** An entry that waits to be ticked, in the organisation's language. `mark` (a region's code, else a key) never changes. */
export interface Ready {
  readonly mark: string;
  readonly name: string;
  readonly data: { readonly code?: string; readonly zone?: string; readonly key?: string; readonly kind?: "OUTBOUND" | "INBOUND"; readonly final?: boolean };
}

const regions = (locale: DirectoryLocale): Ready[] => REGIONS.map(({ code, name, nameEn, zone }) =>
  ({ mark: code, name: locale === "en" ? nameEn : name, data: { code, zone } }));

const sources = (locale: DirectoryLocale): Ready[] => SOURCES.map(({ key, kind, ...words }) =>
  ({ mark: key, name: words[locale], data: { key, kind } }));

/** Outcomes, then the reasons to stop that are no outcome yet: a card's reason to stop is a final outcome. */
function outcomes(locale: DirectoryLocale): Ready[] {
  const known = new Set(OUTCOMES.map(({ key }) => key));
  return [...OUTCOMES, ...STOP_REASONS.filter(({ key }) => !known.has(key)).map((reason) => ({ ...reason, final: true }))]
    .map(({ key, final, ...words }) => ({ mark: key, name: words[locale], data: { key, final } }));
}

/** All ready entries of a dictionary in their order. */
export const readyEntries = (dictionary: ReadyDictionary, locale: DirectoryLocale): Ready[] =>
  ({ region: regions, source: sources, outcome: outcomes })[dictionary](locale);

interface Present { readonly name: string; readonly mark: string | null }

/** The entry that a ready one already is: it carries the mark, or the organisation typed the same name itself. */
export const presentFor = <Entry extends Present>(present: readonly Entry[], { mark, name }: Ready): Entry | undefined =>
  present.find((entry) => entry.mark === mark) ?? present.find((entry) => nameKey(entry.name) === nameKey(name));
