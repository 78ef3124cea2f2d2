"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { PeriodView, Stage, Tier } from "@/lib/clients/views";
import { formatDate } from "@/lib/core/dates";
import { shortName } from "@/lib/core/format";

/** Owner, tier, stage and source: since when, by whom, why. */
export function HistoryDialog({ history, onClose }: { history: readonly PeriodView[]; onClose: () => void }) {
  const t = useTranslations("clients");
  const common = useTranslations("common");
  const value = ({ field, value: given }: PeriodView) => {
    if (given === null) return t("nobody");
    if (field === "STAGE") return t(`stage.${given as Stage}`);
    return field === "TIER" ? t(`tier.${given as Tier}`) : given;
  };
  const cause = (given: string) => (t.has(`history.cause.${given}` as never) ? t(`history.cause.${given}` as never) : given);
  return (
    <Dialog open width="wide" onOpenChange={(open) => { if (!open) onClose(); }} title={t("history.title")} closeLabel={common("close")}>
      <Table caption={t("history.title")}>
        <thead><tr><HeadCell>{t("history.on")}</HeadCell><HeadCell>{t("history.what")}</HeadCell><HeadCell>{t("history.value")}</HeadCell><HeadCell>{t("history.why")}</HeadCell><HeadCell>{t("history.by")}</HeadCell></tr></thead>
        <tbody>
          {history.map((period) => (
            <Row key={period.id}>
              <Cell className="whitespace-nowrap">{formatDate(period.on)}</Cell><Cell>{t(`history.field.${period.field}`)}</Cell>
              <Cell className="font-medium">{value(period)}</Cell><Cell>{cause(period.cause)}</Cell><Cell className="whitespace-nowrap">{period.by && shortName(period.by)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Dialog>
  );
}
