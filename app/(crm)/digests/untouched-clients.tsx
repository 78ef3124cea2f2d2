import { useTranslations } from "next-intl";
import { ChipLink } from "@/components/ui/chip";
import { SectionHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/core/dates";
import { digestAddress, type DigestView } from "@/lib/digests/address-rules";
import type { untouchedClients } from "@/lib/digests/queries";

type Clients = Awaited<ReturnType<typeof untouchedClients>>;

/** Clients of the channel without a single card in the period. */
export function UntouchedClients({ view, page }: { view: DigestView; page: Clients }) {
  const t = useTranslations("digests");
  return (
    <section className="pt-3">
      <div className="flex flex-wrap items-baseline gap-x-3 px-4 pb-1">
        <SectionHeader title={t("workbook.sheets.untouched")} />
        <ChipLink href={digestAddress({ ...view, untouched: false, after: null })}>{t("screen.backToCards")}</ChipLink>
      </div>
      <Table caption={t("workbook.sheets.untouched")}>
        <thead>
          <tr>
            <HeadCell>{t("workbook.heads.client")}</HeadCell>
            <HeadCell className="w-44 max-md:hidden">{t("workbook.heads.subChannel")}</HeadCell>
            <HeadCell className="w-44 max-md:hidden">{t("workbook.heads.region")}</HeadCell>
            <HeadCell className="w-52 max-sm:hidden">{t("workbook.heads.owner")}</HeadCell>
            <HeadCell className="w-36">{t("workbook.heads.lastContact")}</HeadCell>
            <HeadCell className="w-32 max-sm:hidden">{t("screen.next")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <Row key={row.clientId}>
              <Cell><RowLink href={`/clients/${row.clientId}`}>{row.client}</RowLink><span className="block text-caption text-ink3 sm:hidden">{row.owner ?? t("workbook.noOwner")}</span></Cell>
              <Cell className="max-md:hidden">{row.subChannel}</Cell>
              <Cell className="max-md:hidden">{row.region}</Cell>
              <Cell className="max-sm:hidden">{row.owner ?? <span className="text-ink2">{t("workbook.noOwner")}</span>}</Cell>
              <Cell className="whitespace-nowrap">{row.lastContactOn ? formatDate(row.lastContactOn) : <span className="text-ink2">{t("workbook.never")}</span>}</Cell>
              <Cell className="whitespace-nowrap max-sm:hidden">{row.nextOn && formatDate(row.nextOn)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <Pagination
        label={t("screen.pages")} previousLabel={t("screen.fromStart")} nextLabel={t("screen.more")}
        previous={view.after && digestAddress({ ...view, after: null })} next={page.next && digestAddress({ ...view, after: page.next })}
      />
    </section>
  );
}
