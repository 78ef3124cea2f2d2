"use client";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { useAction } from "@/components/refusals/use-action";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { assignClient } from "@/lib/clients/actions";
import type { ClientCardView, Named, Tier } from "@/lib/clients/views";

/** Another owner, another tier, or both, with the cause that stays in the history. */
export function AssignDialog({ client, owners, tiers, onClose }: {
  client: Pick<ClientCardView, "id" | "name" | "owner" | "tier">; owners: readonly Named[]; tiers: readonly Tier[]; onClose: () => void;
}) {
  const t = useTranslations("clients");
  const common = useTranslations("common");
  const { say, field } = useRefusalWords();
  const [ownerId, setOwnerId] = useState(client.owner?.id ?? null);
  const [tier, setTier] = useState(client.tier);
  const [cause, setCause] = useState("");
  const { send, busy, refusal } = useAction(assignClient);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ clientId: client.id, ...(ownerId === (client.owner?.id ?? null) ? {} : { ownerId }), ...(tier === client.tier ? {} : { tier }), cause },
      { done: () => { notify(t("assign.done", { name: client.name })); onClose(); } });
  };
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose(); }} title={t("assign.title")} closeLabel={common("close")}
      footer={<><Button type="submit" form="assign" tone="primary" busy={busy}>{common("save")}</Button><Button onClick={onClose}>{common("cancel")}</Button></>}>
      <form id="assign" onSubmit={submit} className="flex flex-col gap-3 pb-40 sm:pb-24">
        <Field label={t("form.owner")} error={field(refusal, "ownerId")}>
          <Combobox options={owners.map(({ id, name }) => ({ value: id, label: name }))} value={ownerId} onChoose={setOwnerId} nothingFound={t("form.ownerNone")} placeholder={t("nobody")} />
        </Field>
        <Choice name="tier" layout="segments" digits={false} label={t("form.tier")} value={tier} options={tiers.map((one) => ({ value: one, label: t(`tier.${one}`) }))} onChoose={(one) => setTier(one as Tier)} />
        <Field label={t("assign.cause")} required error={field(refusal, "cause")}><TextInput value={cause} placeholder={t("assign.causePlaceholder")} onChange={(event) => setCause(event.target.value)} /></Field>
        <FieldError>{field(refusal, "form") ?? (refusal && !refusal.fields && say(refusal))}</FieldError>
      </form>
    </Dialog>
  );
}
