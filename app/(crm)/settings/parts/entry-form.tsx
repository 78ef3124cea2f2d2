"use client";
import { useTranslations } from "next-intl";
import { useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notify } from "@/components/ui/toast";
import { addEntry, changeEntry } from "@/lib/directory/actions";
import type { EntryView } from "@/lib/directory/dictionary-queries";
import type { Dictionary } from "@/lib/directory/rules";
import { Conflict, type Difference } from "./conflict";
import { addInput, changeInput, draftOf, fieldsOf, type Draft } from "./draft";
import { EntryFields, type ParentOption } from "./entry-fields";
import { useAction, useFormWords } from "./use-action";

interface Common { readonly dictionary: Dictionary; readonly zone: string; readonly parents: readonly ParentOption[] }

/** Adds entry after entry: the field empties and keeps the focus. */
export function AddEntryForm({ dictionary, zone, parents, channelId = null, label, placeholder, autoFocus = false }: Common & { channelId?: string | null; label: string; placeholder: string; autoFocus?: boolean }) {
  const common = useTranslations("common");
  const t = useTranslations("settings.entry");
  const [draft, setDraft] = useState<Draft>(() => draftOf(null, zone));
  const form = useRef<HTMLFormElement>(null);
  const { send, refusal } = useAction(addEntry);
  const { field, form: formWords } = useFormWords();
  const fields = fieldsOf(dictionary);
  // The field empties at once, so that the next name can be typed while this one is on its way; a refused name comes back.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    const name = draft.name.trim();
    if (name === "") return;
    setDraft({ ...draft, name: "" });
    send(addInput(dictionary, { ...draft, name }, channelId), {
      done: () => notify(t("added", { name })),
      refused: () => setDraft((now) => (now.name === "" ? { ...now, name } : now)),
    });
  };
  return (
    <form ref={form} onSubmit={submit} aria-label={label} data-screen-only className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-2">
      <EntryFields placeholder={placeholder} autoFocus={autoFocus} fields={fields} draft={draft} parents={parents} errorOf={(name) => field(refusal, name)} onChange={setDraft} />
      <Button type="submit" className={fields.length > 1 ? "sm:mt-[18px]" : undefined}>{common("add")}</Button>
      <FieldError>{formWords(refusal, fields)}</FieldError>
    </form>
  );
}

/** Changes an entry where it stands; Esc leaves it as it was, a conflict shows both values. */
export function ChangeEntryForm({ dictionary, zone, parents, entry, onClose }: Common & { entry: EntryView; onClose: () => void }) {
  const common = useTranslations("common");
  const [draft, setDraft] = useState<Draft>(() => draftOf(entry, zone));
  const { send, busy, refusal } = useAction(changeEntry);
  const { field, form } = useFormWords();
  const differences = useDifferences(dictionary, draft, parents, refusal?.current);
  const fields = fieldsOf(dictionary);
  const save = (version: number) => send(changeInput(dictionary, draft, entry.id, version), { done: () => { notify(common("saved")); onClose(); } });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) { event.preventDefault(); onClose(); }
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); save(entry.version); }} onKeyDown={onKeyDown} className="flex flex-wrap items-start gap-x-3 gap-y-2 bg-faint px-4 py-2">
      <EntryFields autoFocus fields={fields} draft={draft} parents={parents.filter(({ id }) => id !== entry.id)} errorOf={(name) => field(refusal, name)} onChange={setDraft} />
      <div className="sm:mt-[18px] flex gap-2">
        <Button type="submit" tone="primary" busy={busy}>{common("save")}</Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
      </div>
      <FieldError>{form(refusal, fields)}</FieldError>
      {refusal?.code === "conflict" && (
        <div className="basis-full"><Conflict refusal={refusal} differences={differences} busy={busy} onMine={() => save(Number(refusal.current?.version))} onTheirs={onClose} /></div>
      )}
    </form>
  );
}

/** The fields whose two values differ, in words. */
function useDifferences(dictionary: Dictionary, draft: Draft, parents: readonly ParentOption[], current?: Readonly<Record<string, unknown>>): Difference[] {
  const t = useTranslations("settings.entry");
  const common = useTranslations("common");
  if (!current) return [];
  const say: Record<keyof Draft, (value: unknown) => string> = {
    name: String, zone: String,
    kind: (value) => t(value === "INBOUND" ? "INBOUND" : "OUTBOUND"),
    parentId: (value) => parents.find(({ id }) => id === value)?.name ?? t("noParent"),
    final: (value) => common(value ? "yes" : "no"),
  };
  const labels = { name: t("name"), zone: t("zone"), kind: t("kind"), parentId: t("parent"), final: t("final") };
  const differing = fieldsOf(dictionary).filter((name) => draft[name] !== current[name]);
  const shown = differing.length > 0 ? differing : (["name"] as const);
  return shown.map((name) => ({ label: labels[name], mine: say[name](draft[name]), theirs: say[name](current[name]) }));
}
