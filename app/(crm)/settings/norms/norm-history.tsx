"use client";
import { useTranslations } from "next-intl";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { SectionHeader } from "@/components/ui/page-header";
import { notify, notifyProblem } from "@/components/ui/toast";
import { removeNorm, setNorm } from "@/lib/calendar/actions";
import type { NormView } from "@/lib/calendar/queries";
import { formatDate } from "@/lib/core/dates";
import { useAction } from "../parts/use-action";

interface Target { readonly key: string; readonly name: string; readonly norms: readonly NormView[] }

/** Every value there was, the newest first; an erroneous one can be taken out, and put back from the toast. */
export function NormHistory({ targets, today }: { targets: readonly Target[]; today: string }) {
  const t = useTranslations("settings.norms");
  const common = useTranslations("common");
  const { say } = useRefusalWords();
  const removing = useAction(removeNorm);
  const setting = useAction(setNorm);
  const refused = (refusal: Parameters<typeof say>[0]) => notifyProblem(say(refusal));
  const remove = ({ id, kind, role, memberId, value, validFrom }: NormView) => removing.send({ id }, {
    done: () => notify(t("removed"), { label: common("undo"), run: () => setting.send({ kind, role, memberId, value, validFrom }, { refused }) }),
    refused,
  });
  return (
    <section className="max-w-5xl px-4 py-4">
      <SectionHeader title={t("history")} />
      {targets.map(({ key, name, norms }) => (
        <details key={key} className="border-b border-line">
          <summary className="flex h-row items-center gap-2"><b className="font-semibold">{name}</b><span className="text-ink3">{t("values", { count: norms.length })}</span></summary>
          <ul className="pb-2">
            {norms.map((norm) => (
              <li key={norm.id} className="flex min-h-row items-center gap-3 pl-4">
                <span className="w-24 shrink-0 text-ink2">{t("since", { day: formatDate(norm.validFrom) })}</span>
                <span className="min-w-0 flex-1">{t(`kindOf.${norm.kind}`)}: <b className="font-semibold">{norm.value}</b>{norm.validFrom > today && <span className="ml-2 text-ink3">{t("notYet")}</span>}</span>
                <Button tone="ghost" onClick={() => remove(norm)}>{common("delete")}</Button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
