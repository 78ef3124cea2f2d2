"use client";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useState } from "react";
import { findDuplicates } from "@/lib/clients/actions";
import type { Duplicate } from "@/lib/clients/views";
import type { DateOnly } from "@/lib/core/dates";
import { relativeDay, shortName } from "@/lib/core/format";

const PAUSE_MS = 400;

/** Asks, when the typing pauses, which clients may be the same. */
export function useDuplicates(name: string, inn: string, phones: string, exceptId?: string): readonly Duplicate[] {
  const [found, setFound] = useState<readonly Duplicate[]>([]);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await findDuplicates({ name, inn, phones, exceptId }).catch(() => null);
      if (!stale && answer?.ok) setFound(answer.data);
    }, PAUSE_MS);
    return () => { stale = true; clearTimeout(timer); };
  }, [name, inn, phones, exceptId]);
  return found;
}

/** Who may be the same, before the form is sent. Announced, never in the way: two branches may share an ИНН. */
export function Duplicates({ found, today }: { found: readonly Duplicate[]; today: DateOnly }) {
  const t = useTranslations("clients.duplicates");
  const locale = useLocale();
  return (
    <div role="status">
      {found.length > 0 && (
        <section className="rounded-md bg-alarm-tint px-3 py-2">
          <h2 className="font-semibold text-alarm">{t("title", { count: found.length })}</h2>
          <ul className="mt-1 flex flex-col gap-1">
            {found.map((one, at) => (
              <li key={one.seen ? one.id : at} className="flex flex-wrap gap-x-2">
                <span className="text-ink2">{t(`reason.${one.reason}`)}</span>
                {one.seen ? (
                  <>
                    <Link href={`/clients/${one.id}`} target="_blank" className="font-semibold text-accent underline underline-offset-2">{one.name}</Link>
                    <span>{one.owner ? shortName(one.owner) : t("nobody")}</span>
                    <span className="text-ink2">{one.lastContactOn ? t("last", { when: relativeDay(one.lastContactOn, today, locale) }) : t("never")}</span>
                    {one.archived && <span className="text-ink2">{t("archived")}</span>}
                  </>
                ) : <span className="font-medium">{t("colleague")}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
