import type { AuditFilter } from "@/lib/audit/queries";
import { isDateOnly } from "@/lib/core/dates";

/** Short names for the address: the link says what is looked at. */
const NAMES = { byId: "by", clientId: "client", client: "q", from: "from", to: "to", before: "before" } as const satisfies Record<keyof AuditFilter, string>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
type Given = Readonly<Record<string, string | string[] | undefined>>;

/** What the address asks for; what is malformed is left out. */
export function filterOf(given: Given): AuditFilter {
  const text = (field: keyof AuditFilter) => {
    const value = given[NAMES[field]];
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 100) : undefined;
  };
  const id = (field: "byId" | "clientId") => (UUID.test(text(field) ?? "") ? text(field) : undefined);
  const day = (field: "from" | "to") => (isDateOnly(text(field) ?? "") ? text(field) : undefined);
  return { byId: id("byId"), clientId: id("clientId"), client: text("client"), from: day("from"), to: day("to"), before: text("before") };
}

export function hrefOf(filter: AuditFilter): string {
  const given = Object.entries(NAMES).flatMap(([field, name]) => {
    const value = filter[field as keyof AuditFilter];
    return value ? [[name, value]] : [];
  });
  return given.length === 0 ? "/settings/audit" : `/settings/audit?${new URLSearchParams(given)}`;
}
