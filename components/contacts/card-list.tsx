"use client";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { CardEntry } from "@/components/contacts/card-entry";
import { CardVersions } from "@/components/contacts/card-versions";
import { useLog } from "@/components/contacts/log-provider";
import { Button, ButtonLink } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { cardQuery, firstPage, morePages, SLICES } from "@/lib/contacts/address";
import type { CardListView } from "@/lib/contacts/card-queries";

/** A client's cards, newest first; the slice, the hidden dials and how many are shown live in the address. `mayLog`: offers the first one. */
export function CardList({ view, today, mayLog }: { view: CardListView; today: string; mayLog: boolean }) {
  const t = useTranslations("contacts");
  const path = usePathname();
  const { open } = useLog();
  const [versionsOf, setVersionsOf] = useState<string | null>(null);
  const { address, cards, counts, attempts, more, clientId } = view;
  const href = (change: Parameters<typeof firstPage>[1]) => path + cardQuery(firstPage(address, change));
  const none = counts.ALL + attempts === 0;
  return (
    <section aria-label={t("cards")}>
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line2 pb-1.5">
        <h2 className="mr-2 font-heading">{t("cardCount", { count: counts.ALL })}</h2>
        {!none && SLICES.map((slice) => (
          <ChipLink key={slice} href={href({ slice })} active={address.slice === slice} count={slice === "ALL" ? undefined : counts[slice]} bad={slice === "SILENT" && counts.SILENT > 0} data-screen-only>
            {t(`slice.${slice}`)}
          </ChipLink>
        ))}
        {attempts > 0 && (
          <ChipLink href={href({ attempts: !address.attempts })} active={address.attempts} className="ml-auto border-transparent" data-screen-only>
            {t(address.attempts ? "attemptsShown" : "attemptsHidden", { count: attempts })}
          </ChipLink>
        )}
      </header>
      {cards.length === 0 && (
        <EmptyState title={t(none ? "empty.title" : "emptySlice.title")} action={none && mayLog && <Button tone="primary" keys="KeyC" onClick={() => open({ clientId })}>{t("empty.action")}</Button>}>
          {t(none ? "empty.text" : "emptySlice.text")}
        </EmptyState>
      )}
      <ol>{cards.map((card) => <CardEntry key={card.id} card={card} today={today} onVersions={() => setVersionsOf(card.id)} />)}</ol>
      {more && <p data-screen-only className="py-3"><ButtonLink href={path + cardQuery(morePages(address))} scroll={false}>{t("more")}</ButtonLink></p>}
      {versionsOf && <CardVersions cardId={versionsOf} today={today} onClose={() => setVersionsOf(null)} />}
    </section>
  );
}
