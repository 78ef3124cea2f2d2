import "server-only";
import { createTranslator } from "use-intl/core";
import { MESSAGES, type Locale } from "@/lib/core/messages";
import type { Refusal } from "@/lib/core/refusal";
import type { ImportResult } from "@/lib/imports/commands";
import { NOT_STATED } from "@/lib/imports/dictionary";
import type { PreparedImport } from "@/lib/imports/files";
import type { Lacking } from "@/lib/imports/mapping";
import type { RowRef } from "@/lib/imports/rules";

/** An import in the words of the people it is for, line by line. */
export interface ImportReport {
  /** What was read, what the files lack, which rows are odd and which were refused, each with its line and reason. */
  read(prepared: PreparedImport): string[];
  progress(done: number, total: number): string;
  result(result: ImportResult, dryRun: boolean): string[];
  refusal(refusal: Refusal): string;
}

type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function importReport(locale: Locale): ImportReport {
  // Keys are put together from codes, which the translator's own type cannot follow.
  const t = createTranslator({ locale, messages: MESSAGES[locale] }) as unknown as Words;
  return {
    read: (prepared) => [...readLines(prepared, t), ...lackingLines(prepared, t, locale), ...rowLines(prepared, t)],
    progress: (done, total) => t("imports.run.progress", { done, total }),
    result: (result, dryRun) => resultLines(result, dryRun, t),
    refusal: ({ code, values }) => t(`refusal.${code}`, values),
  };
}

function readLines({ plan, fileName }: PreparedImport, t: Words): string[] {
  const cards = plan.clients.reduce((sum, client) => sum + client.cards.length, 0);
  return [t("imports.run.read", { file: fileName, clients: plan.clients.length, cards })];
}

function lackingLines({ plan }: PreparedImport, t: Words, locale: Locale): string[] {
  if (plan.lacking.length === 0) return [];
  const line = ({ field, entry, clients }: Lacking) => {
    const stands = field === "tier" && entry ? t(`imports.run.tier.${entry}`) : (entry ?? (field === "source" ? NOT_STATED[locale] : null));
    const values = { field: t(`imports.fields.${field}`), clients };
    return `  ${stands === null ? t("imports.run.lackingNothing", values) : t("imports.run.lackingEntry", { ...values, entry: stands })}`;
  };
  const order = Object.keys(MESSAGES[locale].imports.fields);
  return [t("imports.run.lackingHead"), ...plan.lacking.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field)).map(line)];
}

function rowLines({ plan }: PreparedImport, t: Words): string[] {
  const line = ({ file, line }: RowRef, reason: string) => `  ${t("imports.run.row", { file, line, reason })}`;
  const warned = plan.warnings.map((row) => line(row, t(`imports.warnings.${row.reason}`, row.values)));
  const refused = plan.refused.map((row) => line(row, t(`imports.reasons.${row.reason}`, row.values)));
  return [
    ...(warned.length > 0 ? [t("imports.run.warnedHead", { count: warned.length }), ...warned] : []),
    ...(refused.length > 0 ? [t("imports.run.refusedHead", { count: refused.length }), ...refused] : []),
  ];
}

function resultLines({ batchId, counts }: ImportResult, dryRun: boolean, t: Words): string[] {
  const lines = ["clients", "cards", "made"].map((key) => t(`imports.run.${key}`, { ...counts }));
  return [...lines, t(`imports.run.${dryRun ? "rehearsed" : batchId === null ? "nothingNew" : "done"}`)];
}
