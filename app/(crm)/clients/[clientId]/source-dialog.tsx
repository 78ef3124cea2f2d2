"use client";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { useAction } from "@/components/refusals/use-action";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { correctSource } from "@/lib/clients/actions";
import type { ClientCardView, FormLists } from "@/lib/clients/views";

/** A wrong source is put right; the old one stays in the history, with the cause. */
export function SourceDialog({ client, sources, onClose }: { client: Pick<ClientCardView, "id" | "name" | "source">; sources: FormLists["sources"]; onClose: () => void }) {
  const t = useTranslations("clients");
  const common = useTranslations("common");
  const { say, field } = useRefusalWords();
  const [sourceId, setSourceId] = useState("");
  const [cause, setCause] = useState("");
  const { send, busy, refusal } = useAction(correctSource);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ clientId: client.id, sourceId, cause }, { done: () => { notify(t("source.done", { name: client.name })); onClose(); } });
  };
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose(); }} title={t("source.title")} description={t("source.now", { name: client.source.name })} closeLabel={common("close")}
      footer={<><Button type="submit" form="source" tone="primary" busy={busy} disabled={sourceId === ""}>{common("save")}</Button><Button onClick={onClose}>{common("cancel")}</Button></>}>
      <form id="source" onSubmit={submit} className="flex flex-col gap-3">
        <Field label={t("source.right")} required error={field(refusal, "sourceId")}>
          <Select empty={t("form.choose")} value={sourceId} onChange={(event) => setSourceId(event.target.value)} options={sources.filter(({ id }) => id !== client.source.id).map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
        <Field label={t("assign.cause")} required error={field(refusal, "cause")}><TextInput value={cause} onChange={(event) => setCause(event.target.value)} /></Field>
        <FieldError>{refusal && !refusal.fields && say(refusal)}</FieldError>
      </form>
    </Dialog>
  );
}
