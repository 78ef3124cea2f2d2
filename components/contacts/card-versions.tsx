"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useShortDate } from "@/components/contacts/read-date";
import { Dialog } from "@/components/ui/dialog";
import { SkeletonRows } from "@/components/ui/skeleton";
import { isDateOnly } from "@/lib/core/dates";
import { shortName } from "@/lib/core/format";
import type { CardHistory, CardVersion } from "@/lib/contacts/card-queries";
import { differences, type CardSays, type SaidField } from "@/lib/contacts/versions";

type Found = { readonly state: "loading" | "absent" } | { readonly state: "ready"; readonly history: CardHistory };

function useHistory(cardId: string): Found {
  const [found, setFound] = useState<Found>({ state: "loading" });
  useEffect(() => {
    const stop = new AbortController();
    void fetch(`/api/contacts/versions?card=${cardId}`, { signal: stop.signal })
      .then(async (response): Promise<Found> => (response.ok ? { state: "ready", history: (await response.json()) as CardHistory } : { state: "absent" }))
      .catch((): Found => ({ state: "absent" }))
      .then((next) => { if (!stop.signal.aborted) setFound(next); });
    return () => stop.abort();
  }, [cardId]);
  return found;
}

/** What a card said before each correction, newest first. Nothing is ever overwritten. */
export function CardVersions({ cardId, today, onClose }: { cardId: string; today: string; onClose: () => void }) {
  const t = useTranslations("contacts");
  const found = useHistory(cardId);
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose(); }} title={t("versionsTitle")} closeLabel={t("leave")} width="wide">
      {found.state === "loading" && <SkeletonRows rows={4} label={t("loading")} />}
      {found.state === "absent" && <p>{t("versionsAbsent")}</p>}
      {found.state === "ready" && <Changes versions={found.history.versions} today={today} />}
    </Dialog>
  );
}

function Changes({ versions, today }: { versions: readonly CardVersion[]; today: string }) {
  const t = useTranslations("contacts");
  const short = useShortDate(today);
  const changes = versions.slice(1).map((after, at) => ({ before: versions[at]!, after }));
  if (changes.length === 0) return <p className="text-ink2">{t("neverChanged")}</p>;
  return (
    <ol>
      {changes.toReversed().map(({ before, after }) => (
        <li key={after.version} className="border-b border-line py-2">
          <h3 className="font-semibold">
            {before.replaced && t("changedBy", { date: short(before.replaced.on), time: before.replaced.time, who: before.replaced.by ? shortName(before.replaced.by) : t("unknownAuthor") })}
          </h3>
          <Differences before={before.content} after={after.content} today={today} />
        </li>
      ))}
    </ol>
  );
}

function Differences({ before, after, today }: { before: CardSays; after: CardSays; today: string }) {
  const t = useTranslations("contacts");
  const words = useValueWords(today);
  return (
    <dl className="mt-1 grid grid-cols-[120px_1fr] gap-x-3 gap-y-1 max-sm:grid-cols-1">
      {differences(before, after).map((field) => (
        <div key={field} className="contents">
          <dt className="text-ink3">{t(`said.${field}`)}</dt>
          <dd className="min-w-0 whitespace-pre-line">
            {before[field] && <del className="mr-2 text-ink3">{words(field, before[field])}</del>}
            <ins className="no-underline">{after[field] ? words(field, after[field]) : t("emptied")}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Codes as words, dates as dates, the rest as it was written. */
function useValueWords(today: string): (field: SaidField, value: string) => string {
  const t = useTranslations("contacts");
  const short = useShortDate(today);
  return (field, value) => {
    const key = field === "nextKind" ? `kind.${value}` : `${field}.${value}`;
    if (["kind", "nextKind", "reach", "direction", "purpose", "state"].includes(field)) return t(key as "kind.CALL");
    return (field === "occurredOn" || field === "nextOn") && isDateOnly(value) ? short(value) : value;
  };
}
