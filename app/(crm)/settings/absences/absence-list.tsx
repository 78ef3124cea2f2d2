"use client";
import { useLocale, useTranslations } from "next-intl";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { notify, notifyProblem } from "@/components/ui/toast";
import { addAbsence, removeAbsence } from "@/lib/calendar/actions";
import type { AbsenceView } from "@/lib/calendar/queries";
import { daysBetween } from "@/lib/core/dates";
import { formatPeriod } from "@/lib/core/format";
import { useAction } from "../parts/use-action";

/** Who is away and when; what has been taken away can be put back from its toast. */
export function AbsenceList({ absences, today }: { absences: readonly AbsenceView[]; today: string }) {
  const t = useTranslations("settings.absences");
  const dates = useTranslations("dates");
  const common = useTranslations("common");
  const locale = useLocale();
  const { say } = useRefusalWords();
  const removing = useAction(removeAbsence);
  const adding = useAction(addAbsence);
  const refused = (refusal: Parameters<typeof say>[0]) => notifyProblem(say(refusal));
  const remove = ({ id, memberId, fromDay, toDay, note }: AbsenceView) => removing.send({ id }, {
    done: () => notify(t("removed"), { label: common("undo"), run: () => adding.send({ memberId, fromDay, toDay, note }, { refused }) }),
    refused,
  });
  if (absences.length === 0) return <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>;
  return (
    <Table caption={t("caption")}>
      <thead><tr><HeadCell>{t("member")}</HeadCell><HeadCell>{t("days")}</HeadCell><HeadCell className="max-sm:hidden">{t("note")}</HeadCell><HeadCell /></tr></thead>
      <tbody>
        {absences.map((absence) => (
          <Row key={absence.id}>
            <Cell className="font-semibold">{absence.memberName}</Cell>
            <Cell>
              {formatPeriod(absence.fromDay, absence.toDay, locale)}
              <span className="ml-2 text-ink3">{dates("days", { count: daysBetween(absence.fromDay, absence.toDay) + 1 })}</span>
              {absence.fromDay <= today && today <= absence.toDay && <Badge tone="outline" className="ml-2">{t("now")}</Badge>}
            </Cell>
            <Cell className="text-ink2 max-sm:hidden">{absence.note}</Cell>
            <Cell className="text-right"><Button tone="ghost" onClick={() => remove(absence)}>{common("delete")}</Button></Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
