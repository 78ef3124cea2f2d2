import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatLongDate, relativeDay, shortName } from "@/lib/core/format";
import type { DateOnly } from "@/lib/core/dates";
import type { ClientLine, Lines } from "@/lib/today/client-lines";
import { clientAddress, logAddress } from "./addresses";
import { Part } from "./part";

/** What a line begins with: the promised date, the missed month, the days of silence. */
export type Begin = (line: ClientLine) => ReactNode;

/** A list of clients, each with its one action: the card of the contact. */
export async function ClientPart({ id, title, slice, href, bad, begin, mayLog, aside = "substance" }: {
  id: string; title: string; slice: Lines; href?: string; bad?: boolean; begin: Begin; mayLog: boolean; aside?: "substance" | "owner";
}) {
  const t = await getTranslations("today");
  if (slice.total === 0) return null;
  const rest = slice.total - slice.lines.length;
  return (
    <Part id={id} title={title} count={slice.total} href={href} bad={bad}>
      <ul>
        {slice.lines.map((line) => (
          <li key={line.id} className="grid min-h-row items-center gap-x-3 gap-y-1 px-4 hover:bg-surface max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:border-b max-sm:border-line max-sm:py-2 sm:grid-cols-[138px_minmax(150px,2fr)_minmax(0,3fr)_minmax(0,272px)_auto]">
            <span className="truncate text-dense max-sm:order-2 max-sm:text-right">{begin(line)}</span>
            <span className="flex min-w-0 items-center gap-1.5 max-sm:order-1">
              <Link href={clientAddress(line.id)} className="truncate font-semibold hover:text-accent">{line.name}</Link>
              {line.tier === "VIP" && <Badge tone="outline" mark>{t("vip")}</Badge>}
            </span>
            <span title={line.substance || undefined} className="min-w-0 truncate text-ink2 max-sm:order-3 max-sm:col-span-2 max-sm:line-clamp-2 max-sm:whitespace-normal">
              {aside === "owner" ? (line.owner ? shortName(line.owner) : t("nobody")) : line.substance || t("silentSoFar", { channel: line.channel })}
            </span>
            <PhoneLink line={line} />
            <span className="justify-self-end max-sm:order-5">{mayLog && <ButtonLink href={logAddress(line.id)} scroll={false}>{t("log")}<VisuallyHidden>{` ${line.name}`}</VisuallyHidden></ButtonLink>}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && href && <p className="px-4 pt-1 text-chip"><Link href={href} className="text-accent underline-offset-2 hover:underline">{t("rest", { count: rest })}</Link></p>}
    </Part>
  );
}

async function PhoneLink({ line: { phone, person, localTime } }: { line: ClientLine }) {
  const t = await getTranslations("today");
  if (!phone) return <span className="text-ink3 max-sm:order-4">{t("noPhone")}</span>;
  const dialled = phone.extension ? `${phone.e164};ext=${phone.extension}` : phone.e164;
  return (
    <span className="flex min-w-0 items-baseline gap-2 max-sm:order-4 max-sm:min-h-control max-sm:items-center">
      <a href={`tel:${dialled}`} className="whitespace-nowrap text-ink hover:text-accent max-sm:font-semibold max-sm:text-accent">{phone.shown}</a>
      {localTime && <span className="shrink-0 text-chip text-ink3">{t("theirTime", { time: localTime })}</span>}
      {person && <span title={person} className="min-w-0 truncate text-chip text-ink3">{shortName(person)}</span>}
    </span>
  );
}

/** A date as a distance, the exact day on hover. */
export async function Distance({ date, today, bad = false }: { date: DateOnly; today: DateOnly; bad?: boolean }) {
  const locale = await getLocale();
  return <time dateTime={date} title={formatLongDate(date, locale)} className={bad ? "text-alarm" : undefined}>{relativeDay(date, today, locale)}</time>;
}
