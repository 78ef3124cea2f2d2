"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/core/action";
import type { ReadyView } from "@/lib/directory/dictionary-queries";
import { tickDefaults, tickRegions } from "@/lib/directory/actions";
import { nameKey } from "@/lib/directory/rules";
import { useAction, useFormWords } from "./use-action";

type Ready = "region" | "source" | "outcome";

const tickIn = (dictionary: Ready) => (marks: string[]): Promise<ActionResult<{ added: number; restored: number }>> =>
  dictionary === "region" ? tickRegions({ codes: marks }) : tickDefaults({ dictionary, keys: marks });

/** Many ready entries at once: search, tick, add. What is in use already is ticked and stays. */
export function TickDialog({ dictionary, ready }: { dictionary: Ready; ready: readonly ReadyView[] }) {
  const t = useTranslations("settings.tick");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { send, busy, refusal } = useAction(tickIn(dictionary));
  const { form } = useFormWords();
  const add = () => send([...ticked], { done: ({ added, restored }) => {
    notify(t("added", { count: added + restored }));
    setTicked(new Set());
    setOpen(false);
  } });
  return (
    <Dialog
      open={open} onOpenChange={setOpen} width="wide" closeLabel={common("close")} title={t(`title.${dictionary}`)} description={t("description")}
      trigger={<Button>{t(`open.${dictionary}`)}</Button>}
      footer={<><Button tone="primary" busy={busy} disabled={ticked.size === 0} onClick={add}>{t("add", { count: ticked.size })}</Button><FieldError>{form(refusal, [])}</FieldError></>}
    >
      <TickList ready={ready} ticked={ticked} onChange={setTicked} />
    </Dialog>
  );
}

function TickList({ ready, ticked, onChange }: { ready: readonly ReadyView[]; ticked: ReadonlySet<string>; onChange: (ticked: ReadonlySet<string>) => void }) {
  const common = useTranslations("common");
  const t = useTranslations("settings.tick");
  const [typed, setTyped] = useState("");
  const shown = ready.filter(({ name, hint }) => nameKey(`${name} ${hint ?? ""}`).includes(nameKey(typed)));
  const free = shown.filter(({ there }) => !there);
  const all = free.length > 0 && free.every(({ mark }) => ticked.has(mark));
  const put = (marks: readonly string[], on: boolean) =>
    onChange(new Set(on ? [...ticked, ...marks] : [...ticked].filter((mark) => !marks.includes(mark))));
  return (
    <>
      <div className="sticky top-0 z-1 flex flex-wrap items-center gap-x-4 gap-y-1 bg-bg pb-2">
        <TextInput aria-label={common("search")} placeholder={common("search")} value={typed} onChange={(event) => setTyped(event.target.value)} className="max-w-72" />
        {free.length > 0 && (
          <Checkbox label={t("allShown", { count: free.length })} checked={all} mixed={!all && free.some(({ mark }) => ticked.has(mark))} onChange={() => put(free.map(({ mark }) => mark), !all)} />
        )}
      </div>
      <div className="columns-2 gap-6 max-sm:columns-1">
        {shown.map(({ mark, name, hint, there }) => (
          <Checkbox
            key={mark} className="break-inside-avoid" checked={there || ticked.has(mark)} disabled={there} onChange={(event) => put([mark], event.target.checked)}
            label={<>{name}{there && <span className="ml-1.5 text-ink3">{t("there")}</span>}{!there && hint?.includes("/") && <span className="ml-1.5 text-chip text-ink3">{hint}</span>}</>}
          />
        ))}
      </div>
      {shown.length === 0 && <p className="py-2 text-ink3">{common("nothingFound")}</p>}
    </>
  );
}
