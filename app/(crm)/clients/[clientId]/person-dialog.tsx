"use client";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { newKey } from "@/components/contacts/drafts";
import { useAction } from "@/components/refusals/use-action";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { InlineAlert } from "@/components/ui/inline-alert";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { notify, notifyProblem } from "@/components/ui/toast";
import { addPerson, archivePerson, editPerson, restorePerson } from "@/lib/clients/actions";
import type { PersonView } from "@/lib/clients/views";

interface Values { name: string; position: string; decisionMaker: boolean; phone: string; email: string; notes: string }

const valuesOf = (person: PersonView | null): Values => ({
  name: person?.name ?? "", position: person?.position ?? "", decisionMaker: person?.decisionMaker ?? false,
  phone: person?.phone?.shown ?? "", email: person?.email ?? "", notes: person?.notes ?? "",
});

interface Current { readonly version: number; readonly values: Values }

function usePersonForm(clientId: string, person: PersonView | null, onClose: () => void) {
  const t = useTranslations("clients.people");
  const { say } = useRefusalWords();
  const [values, setValues] = useState(() => valuesOf(person));
  const [key] = useState(newKey);
  const adding = useAction(addPerson);
  const editing = useAction(editPerson);
  const leaving = useAction(archivePerson);
  const returning = useAction(restorePerson);
  const refusal = person ? editing.refusal : adding.refusal;
  const current = refusal?.code === "conflict" ? (refusal.current as unknown as Current) : null;
  const done = () => { notify(t("saved", { name: values.name.trim() })); onClose(); };
  const save = () => {
    if (person) editing.send({ personId: person.id, version: current?.version ?? person.version, ...values }, { done });
    else adding.send({ key, clientId, ...values }, { done });
  };
  const leave = () => person && leaving.send({ personId: person.id }, {
    done: () => {
      notify(t("gone", { name: person.name }), { label: t("restore"), run: () => returning.send({ personId: person.id }, { refused: (no) => notifyProblem(say(no)) }) });
      onClose();
    },
    refused: (no) => notifyProblem(say(no)),
  });
  return { values, change: (some: Partial<Values>) => setValues({ ...values, ...some }), save, leave, refusal, current, busy: adding.busy || editing.busy || leaving.busy };
}

/** Adds or changes a person. Somebody was faster: their values are shown, and can be taken or written over. */
export function PersonDialog({ clientId, person, onClose }: { clientId: string; person: PersonView | null; onClose: () => void }) {
  const t = useTranslations("clients.people");
  const common = useTranslations("common");
  const { say, field } = useRefusalWords();
  const { values, change, save, leave, refusal, current, busy } = usePersonForm(clientId, person, onClose);
  const submit = (event: FormEvent) => { event.preventDefault(); save(); };
  const text = (name: "name" | "position" | "phone" | "email") => ({ value: values[name], onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }) });
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose(); }} title={person ? t("edit") : t("new")} closeLabel={common("close")}
      footer={<>
        <Button type="submit" form="person" tone="primary" busy={busy}>{current ? t("keepMine") : common("save")}</Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
        {person && <Button tone="danger" className="ml-auto" busy={busy} onClick={leave}>{t("leave")}</Button>}
      </>}>
      <form id="person" onSubmit={submit} className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        {current && (
          <div className="sm:col-span-2">
            <InlineAlert title={t("conflict")} action={<Button onClick={() => change(current.values)}>{t("takeTheirs")}</Button>}>
              {[current.values.name, current.values.position, current.values.phone, current.values.email].filter(Boolean).join(", ")}
            </InlineAlert>
          </div>
        )}
        <Field label={t("name")} required error={field(refusal, "name")} className="sm:col-span-2"><TextInput autoFocus placeholder={t("namePlaceholder")} {...text("name")} /></Field>
        <Field label={t("position")} error={field(refusal, "position")}><TextInput {...text("position")} /></Field>
        <Checkbox className="self-end" label={t("decidesLong")} checked={values.decisionMaker} onChange={(event) => change({ decisionMaker: event.target.checked })} />
        <Field label={t("phone")} error={field(refusal, "phone")}><TextInput inputMode="tel" {...text("phone")} /></Field>
        <Field label={t("email")} error={field(refusal, "email")}><TextInput inputMode="email" {...text("email")} /></Field>
        <Field label={t("notes")} error={field(refusal, "notes")} className="sm:col-span-2"><Textarea rows={2} value={values.notes} onChange={(event) => change({ notes: event.target.value })} /></Field>
        <div className="sm:col-span-2"><FieldError>{refusal && refusal.code !== "conflict" && say(refusal)}</FieldError></div>
      </form>
    </Dialog>
  );
}
