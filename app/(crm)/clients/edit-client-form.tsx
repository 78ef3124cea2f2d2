"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useMemo, useState, type FormEvent } from "react";
import { useAction } from "@/components/refusals/use-action";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useHotkeys } from "@/components/ui/hotkeys";
import { InlineAlert } from "@/components/ui/inline-alert";
import { notify } from "@/components/ui/toast";
import { editClient } from "@/lib/clients/actions";
import { changedFields, disputed } from "@/lib/clients/rules";
import type { ClientFormView, ClientValues, FormLists } from "@/lib/clients/views";
import type { DateOnly } from "@/lib/core/dates";
import { WhatFields, WhereFields, WhoFields } from "./client-fields";
import { ConflictChoice, type Theirs } from "./conflict-choice";
import { Duplicates, useDuplicates } from "./duplicates";
import { useDraft } from "./use-draft";

interface Props { readonly form: ClientFormView; readonly lists: FormLists; readonly memberId: string; readonly today: DateOnly }

function useEditing({ form: { id, version, values: base }, memberId }: Props) {
  const common = useTranslations("common");
  const router = useRouter();
  const draft = useDraft<ClientValues>(`client:${memberId}:${id}`);
  const [values, setValues] = useState(base);
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const { send, busy, refusal } = useAction(editClient);
  const change = (some: Partial<ClientValues>) => {
    const next = { ...values, ...some };
    setValues(next);
    draft.write(next);
  };
  const leave = () => { draft.drop(); router.push(`/clients/${id}`); };
  const save = (wanted: ClientValues, of = version) => send({ clientId: id, version: of, ...wanted }, {
    done: () => { notify(common("saved")); leave(); },
    refused: ({ code, values: who, current }) => {
      if (code === "conflict" && current) setTheirs({ who: String(who?.who ?? ""), time: String(current.time), version: Number(current.version), values: current.values as ClientValues });
    },
  });
  return { values, setValues, change, save, leave, busy, refusal, theirs, draft };
}

/** Changes a client. Somebody was faster: both values of every field that differs, and the person chooses. */
export function EditClientForm(props: Props) {
  const { form: { id, values: base }, lists, today } = props;
  const t = useTranslations("clients");
  const { say, field } = useRefusalWords();
  const { values, setValues, change, save, leave, busy, refusal, theirs, draft } = useEditing(props);
  const duplicates = useDuplicates(values.name, values.inn, values.phones, id);
  useHotkeys(useMemo(() => [{ keys: "Mod+Enter", label: t("edit.save"), run: () => document.querySelector<HTMLFormElement>("form[data-client]")?.requestSubmit() }], [t]));
  const errorOf = (name: string) => field(refusal, name);
  const shared = { values, errorOf, onChange: change };
  const send = (event: FormEvent) => { event.preventDefault(); save(values); };
  if (theirs) {
    const dispute = disputed({ ...base }, { ...values }, { ...theirs.values });
    return <ConflictChoice theirs={theirs} mine={values} dispute={dispute} lists={lists} busy={busy} onSave={(chosen) => save(chosen, theirs.version)} onTheirs={leave} />;
  }
  const kept = draft.kept && values === base && changedFields(base, draft.kept).length > 0 ? draft.kept : null;
  return (
    <form data-client onSubmit={send} aria-label={t("edit.title")} className="flex max-w-5xl flex-col gap-4 px-4 py-3">
      {kept && (
        <InlineAlert tone="notice" action={<><Button onClick={() => setValues({ ...base, ...kept })}>{t("draft.restore")}</Button><Button tone="ghost" onClick={draft.drop}>{t("draft.drop")}</Button></>}>{t("draft.keptEdit")}</InlineAlert>
      )}
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3"><WhoFields {...shared} /></div>
      <Duplicates found={duplicates} today={today} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3"><WhereFields {...shared} lists={lists} /></div>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2"><WhatFields {...shared} /></div>
      <FieldError>{refusal && refusal.code !== "conflict" && say(refusal)}</FieldError>
      <div className="flex gap-2">
        <Button type="submit" tone="primary" busy={busy} keys="Mod+Enter">{t("edit.save")}</Button>
        <ButtonLink href={`/clients/${id}`}>{t("form.cancel")}</ButtonLink>
      </div>
    </form>
  );
}
