"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { AuditFilter, AuditRow } from "@/lib/audit/queries";
import { formatDate, isDateOnly } from "@/lib/core/dates";
import { instantToZoned } from "@/lib/core/zones";
import { hrefOf } from "./filter";

/** When, who, what, with which client; times are those of the organisation's zone. */
export function AuditTable({ rows, filter, zone }: { rows: readonly AuditRow[]; filter: AuditFilter; zone: string }) {
  const t = useTranslations("audit");
  return (
    <Table caption={t("caption")}>
      <thead><tr><HeadCell className="w-36 max-sm:w-24">{t("at")}</HeadCell><HeadCell className="w-60 max-sm:hidden">{t("by")}</HeadCell><HeadCell>{t("what")}</HeadCell><HeadCell className="w-72 max-sm:hidden">{t("client")}</HeadCell></tr></thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell className="align-top sm:whitespace-nowrap"><When at={row.at} zone={zone} /></Cell>
            <Cell className="align-top max-sm:hidden"><Who row={row} filter={filter} /></Cell>
            <Cell className="align-top"><What row={row} /><span className="block text-ink2 sm:hidden"><Who row={row} filter={filter} /> <Client row={row} filter={filter} /></span></Cell>
            <Cell className="align-top max-sm:hidden"><Client row={row} filter={filter} /></Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function When({ at, zone }: { at: Date; zone: string }) {
  const { date, time } = instantToZoned(zone, at);
  return <time dateTime={at.toISOString()}>{formatDate(date)} <span className="text-ink2">{time}</span></time>;
}

function Who({ row, filter }: { row: AuditRow; filter: AuditFilter }) {
  const t = useTranslations("audit");
  if (!row.byId) return t("system");
  return <Link href={hrefOf({ ...filter, byId: row.byId, before: undefined })} className="underline-offset-2 hover:underline">{row.byName ?? t("somebody")}</Link>;
}

/** The action's words, the thing's name, and the ids and counts that were noted with it. An action without words shows its code. */
function What({ row }: { row: AuditRow }) {
  const t = useTranslations("audit");
  const key = `action.${row.action}` as "action.session.opened";
  const details = Object.entries(row.details).filter(([, value]) => value !== null && value !== "" && value !== 0 && !isId(value));
  return (
    <>
      <span className="font-medium">{t.has(key) ? t(key) : row.action}</span>
      {row.entityName && row.entityName !== row.clientName && row.entityName !== row.byName && <span>: {row.entityName}</span>}
      {details.length > 0 && (
        <span className="ml-2 text-chip text-ink3">{details.map(([name, value]) => <Detail key={name} name={name} value={value} />)}</span>
      )}
    </>
  );
}

const isId = (value: unknown) => typeof value === "string" && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

function Detail({ name, value }: { name: string; value: unknown }) {
  const t = useTranslations("audit");
  const label = `detail.${name}` as "detail.fields";
  const said = (one: unknown) => {
    const key = `value.${String(one)}` as "value.name";
    if (t.has(key)) return t(key);
    return isDateOnly(String(one)) ? formatDate(String(one)) : String(one);
  };
  return <span className="mr-2">{t.has(label) ? t(label) : name}: {Array.isArray(value) ? value.map(said).join(", ") : said(value)}</span>;
}

function Client({ row, filter }: { row: AuditRow; filter: AuditFilter }) {
  const t = useTranslations("audit");
  if (!row.clientId) return null;
  return (
    <>
      <Link href={`/clients/${row.clientId}`} className="underline-offset-2 hover:text-accent hover:underline">{row.clientName ?? t("thisClient")}</Link>
      {filter.clientId !== row.clientId && <Link href={hrefOf({ ...filter, clientId: row.clientId, before: undefined })} className="ml-2 text-chip text-ink3 hover:text-accent">{t("only")}</Link>}
    </>
  );
}
