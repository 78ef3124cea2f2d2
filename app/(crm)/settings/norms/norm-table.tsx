"use client";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { NORM_KINDS, normFor, type NormKind } from "@/lib/calendar/norms";
import type { NormView } from "@/lib/calendar/queries";
import { formatDate } from "@/lib/core/dates";
import { ROLES } from "@/lib/core/permissions";
import { NormHistory } from "./norm-history";

interface Target { readonly key: string; readonly name: string; readonly isRole: boolean; readonly norms: readonly NormView[] }

/** What holds today for each role and for the people who have a norm of their own, what comes, and how it was. */
export function NormTable({ norms, today }: { norms: readonly NormView[]; today: string }) {
  const t = useTranslations("settings.norms");
  const targets = useTargets(norms);
  if (norms.length === 0) return <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>;
  return (
    <>
      <div tabIndex={0} role="group" aria-label={t("caption")} className="thin-scrollbar max-w-5xl overflow-x-auto">
        <Table caption={t("caption")}>
          <thead>
            <tr><HeadCell className="static!">{t("target")}</HeadCell>{NORM_KINDS.map((kind) => <HeadCell key={kind} numeric className="static!">{t(`kindOf.${kind}`)}</HeadCell>)}</tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <Row key={target.key}>
                <Cell className="font-semibold whitespace-nowrap">{target.name}{target.isRole && <span className="ml-2 text-chip font-normal text-ink3">{t("role")}</span>}</Cell>
                {NORM_KINDS.map((kind) => <Cell key={kind} numeric><Value target={target} kind={kind} today={today} /></Cell>)}
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
      <NormHistory targets={targets} today={today} />
    </>
  );
}

/** Roles first, in the product's order, then people. */
function useTargets(norms: readonly NormView[]): Target[] {
  const role = useTranslations("team.role");
  const ofRoles = ROLES.map((one) => ({ key: one as string, name: role(one), isRole: true, norms: norms.filter((norm) => norm.role === one) }));
  const ids = [...new Set(norms.flatMap(({ memberId }) => memberId ?? []))];
  const ofPeople = ids.map((id) => {
    const own = norms.filter(({ memberId }) => memberId === id);
    return { key: id, name: own[0]?.memberName ?? "", isRole: false, norms: own };
  });
  return [...ofRoles, ...ofPeople].filter((target) => target.norms.length > 0);
}

function Value({ target, kind, today }: { target: Target; kind: NormKind; today: string }) {
  const t = useTranslations("settings.norms");
  const person = target.isRole ? { memberId: "", roles: ROLES.filter((role) => role === target.key) } : { memberId: target.key, roles: [] };
  const value = normFor(target.norms, person, today, kind);
  const coming = target.norms.filter((norm) => norm.kind === kind && norm.validFrom > today).at(-1);
  return (
    <>
      {value ?? <span className="text-ink3">–</span>}
      {coming && <span className="block text-caption text-ink3">{t("coming", { value: coming.value, day: formatDate(coming.validFrom) })}</span>}
    </>
  );
}
