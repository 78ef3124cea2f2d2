import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { formatNumber } from "@/lib/core/format";
import { COUNTED, digestAddress, type DigestView } from "@/lib/digests/address-rules";
import type { DigestTotalsView, OwnerLine } from "@/lib/digests/queries";
import { sumTotals } from "@/lib/digests/rules";
import type { CardSlice } from "@/lib/digests/sql";

type Counts = Pick<OwnerLine, "clients" | (typeof COUNTED)[number]>;

/** Totals of the period by the clients' owner. Each number opens the cards it counted. */
export function DigestTotals({ view, totals: { owners, untouchedCount } }: { view: DigestView; totals: DigestTotalsView }) {
  const t = useTranslations("digests");
  const all = { ...sumTotals(owners), clients: owners.reduce((sum, { clients }) => sum + clients, 0) };
  return (
    <div className="border-b border-line pb-2">
      <Table caption={t("screen.totals")} className="sm:max-w-[880px]">
        <thead>
          <tr>
            <HeadCell>{t("workbook.heads.owner")}</HeadCell>
            {(["clients", ...COUNTED] as const).map((name) => (
              <HeadCell key={name} numeric className="w-28 max-sm:w-auto"><abbr title={t(`workbook.heads.${name}`)} className="no-underline">{t(`screen.short.${name}`)}</abbr></HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {owners.map((owner) => (
            <Counted key={owner.ownerId ?? ""} view={view} slice={{ ownerId: owner.ownerId }} counts={owner}>{owner.owner ?? <span className="text-ink2">{t("workbook.noOwner")}</span>}</Counted>
          ))}
          <Counted view={view} slice={{}} counts={all}><b className="font-semibold">{t("workbook.total")}</b></Counted>
        </tbody>
      </Table>
      <p className="px-4 pt-2 text-ink2">
        {t.rich("screen.untouched", {
          count: untouchedCount,
          rows: (words) => untouchedCount === 0 ? words : (
            <Link scroll={false} aria-current={view.untouched || undefined} href={digestAddress({ ...view, slice: {}, untouched: true, after: null })} className="font-semibold text-accent underline-offset-2 hover:underline">{words}</Link>
          ),
        })}
      </p>
    </div>
  );
}

function Counted({ view, slice, counts, children }: { view: DigestView; slice: CardSlice; counts: Counts; children: ReactNode }) {
  return (
    <Row>
      <Cell>{children}</Cell>
      <Cell numeric><Count view={view} slice={slice} count={counts.clients} /></Cell>
      {COUNTED.map((kind) => <Cell key={kind} numeric><Count view={view} slice={{ ...slice, kind }} count={counts[kind]} /></Cell>)}
    </Row>
  );
}

function Count({ view, slice, count }: { view: DigestView; slice: CardSlice; count: number }) {
  const locale = useLocale();
  if (count === 0) return <span className="px-1 text-ink3">{0}</span>;
  const here = !view.untouched && view.slice.kind === slice.kind && view.slice.ownerId === slice.ownerId && (slice.kind !== undefined || slice.ownerId !== undefined);
  return (
    <Link
      scroll={false} aria-current={here || undefined} href={digestAddress({ ...view, slice, untouched: false, after: null })}
      className="rounded-sm px-1 underline-offset-2 hover:text-accent hover:underline aria-[current]:bg-faint aria-[current]:font-semibold aria-[current]:text-accent"
    >
      {formatNumber(count, locale)}
    </Link>
  );
}
