"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useMemo } from "react";
import { newKey } from "@/components/contacts/drafts";
import { useLog } from "@/components/contacts/log-provider";
import type { GridActions, Outcome } from "@/components/grid/actions";
import { Grid } from "@/components/grid/grid";
import { useGridAddress } from "@/components/grid/use-address";
import { useGridData } from "@/components/grid/use-grid-data";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { notify, notifyProblem } from "@/components/ui/toast";
import { planContact, restorePlans, withdrawPlan } from "@/lib/months/actions";
import { loadCell, PLAN_OF_MARK } from "./cell";
import type { GridState } from "@/lib/grid/state";

/** The grid of everything the person sees, with its writing hands: plans, and the panel that logs a contact. */
export function GridPage({ initial, mayPlan, mayLog }: { initial: GridState; mayPlan: boolean; mayLog: boolean }) {
  const [state, setState] = useGridAddress(initial);
  const feed = useGridData("/api/grid");
  const { refresh } = feed;
  const actions = useGridActions(refresh, mayPlan, mayLog);
  useEffect(() => {
    const changed = () => void refresh();
    const names = ["five-wins:card-logged", "five-wins:months-changed"];
    for (const name of names) addEventListener(name, changed);
    return () => names.forEach((name) => removeEventListener(name, changed));
  }, [refresh]);
  return (
    <div className="fill-work">
      <Grid feed={feed} state={state} onState={setState} actions={actions} />
    </div>
  );
}

function useGridActions(refresh: () => Promise<void>, mayPlan: boolean, mayLog: boolean): GridActions {
  const t = useTranslations("grid");
  const common = useTranslations("common");
  const { say } = useRefusalWords();
  const { open } = useLog();
  const router = useRouter();
  return useMemo(() => ({
    loadCell,
    hrefOf: (clientId) => `/clients/${clientId}`,
    open: (href) => router.push(href),
    ...(mayLog && { log: ({ clientId, kind }) => open({ clientId, kind: PLAN_OF_MARK[kind] }) }),
    ...(mayPlan && {
      async plan({ clientId, month, mark, origin, reason }): Promise<Outcome> {
        const byHand = origin === "TENDER" || origin === "DEVELOPMENT" ? origin : "MANUAL";
        const result = await planContact({
          key: newKey(), clientId, month, kind: PLAN_OF_MARK[mark], origin: byHand, reason: reason || t(`origin.${origin}`),
        });
        void refresh();
        return result.ok ? { ok: true } : { ok: false, message: say(result.refusal) };
      },
      async removePlan({ clientId, month, mark, planId }): Promise<Outcome> {
        const result = await withdrawPlan({ clientId, month, kind: PLAN_OF_MARK[mark], planId });
        void refresh();
        if (!result.ok) return { ok: false, message: say(result.refusal) };
        const undo = async () => {
          const back = await restorePlans({ clientId, planIds: result.data.planIds });
          if (!back.ok) notifyProblem(say(back.refusal));
          void refresh();
        };
        notify(t("planRemoved"), { label: common("undo"), run: () => void undo() });
        return { ok: true };
      },
    }),
  }), [common, mayLog, mayPlan, open, refresh, router, say, t]);
}
