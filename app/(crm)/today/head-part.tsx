import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { Lines } from "@/lib/today/client-lines";
import type { DayFrame } from "@/lib/today/queries";
import type { StartLine } from "@/lib/today/team-queries";
import { formatDayMonth } from "@/lib/core/dates";
import { shortName } from "@/lib/core/format";
import { clientAddress, nobodysClients, wholePart } from "./addresses";
import { ClientPart, Distance } from "./client-part";
import { ConfirmButton } from "./confirm-button";
import { Part } from "./part";

/** What waits for the head's own hand: starts of work, VIPs nobody above has spoken to, clients of nobody. */
export async function HeadPart({ starts, vips, ownerless, frame }: { starts: Lines<StartLine>; vips: Lines; ownerless: number; frame: DayFrame }) {
  const t = await getTranslations("today");
  return (
    <>
      <Starts starts={starts} />
      {ownerless > 0 && (
        <Part id="ownerless" title={t("ownerless")} count={ownerless} href={nobodysClients()} bad hint={t("ownerlessHint")}>{null}</Part>
      )}
      <ClientPart
        id="vips" title={t("vips")} slice={vips} href={wholePart("vips")} bad mayLog aside="owner"
        begin={(line) => (line.lastOn ? <Distance date={line.lastOn} today={frame.today} /> : t("never"))}
      />
    </>
  );
}

async function Starts({ starts: { lines, total } }: { starts: Lines<StartLine> }) {
  const t = await getTranslations("today");
  if (total === 0) return null;
  return (
    <Part id="starts" title={t("starts")} count={total} href={wholePart("starts")} hint={t("startsHint")}>
      <ul>
        {lines.map(({ id, version, clientId, client, author, on, substance }) => (
          <li key={id} className="grid min-h-row items-center gap-x-3 px-4 hover:bg-surface max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:border-b max-sm:border-line max-sm:py-2 sm:grid-cols-[138px_minmax(150px,2fr)_minmax(0,3fr)_160px_auto]">
            <span className="text-dense max-sm:order-2">{formatDayMonth(on)}</span>
            <Link href={clientAddress(clientId)} className="truncate font-semibold hover:text-accent max-sm:order-1">{client}</Link>
            <span title={substance || undefined} className="truncate text-ink2 max-sm:order-3 max-sm:col-span-2">{substance}</span>
            <span className="truncate text-ink2 max-sm:order-4">{author && shortName(author)}</span>
            <span className="justify-self-end max-sm:order-5"><ConfirmButton cardId={id} version={version} client={client} /></span>
          </li>
        ))}
      </ul>
      {total > lines.length && <p className="px-4 pt-1 text-chip"><Link href={wholePart("starts")} className="text-accent underline-offset-2 hover:underline">{t("rest", { count: total - lines.length })}</Link></p>}
    </Part>
  );
}
