"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLog } from "@/components/contacts/log-provider";
import { useAction } from "@/components/refusals/use-action";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Button, ButtonLink, buttonLook } from "@/components/ui/button";
import { More } from "@/components/ui/icons";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { notify, notifyProblem } from "@/components/ui/toast";
import { archiveClient, restoreClient } from "@/lib/clients/actions";
import type { ClientCardView, FormLists, Named, Tier } from "@/lib/clients/views";
import { AssignDialog } from "./assign-dialog";
import { HistoryDialog } from "./history-dialog";
import { SourceDialog } from "./source-dialog";

type Client = Omit<ClientCardView, "packed">;

function useArchive(client: Client) {
  const t = useTranslations("clients");
  const { say } = useRefusalWords();
  const away = useAction(archiveClient);
  const back = useAction(restoreClient);
  const refused = (refusal: Parameters<typeof say>[0]) => notifyProblem(say(refusal));
  const restore = () => back.send({ clientId: client.id }, { done: () => notify(t("archived.restored", { name: client.name })), refused });
  const archive = () => away.send({ clientId: client.id }, { done: () => notify(t("archived.done", { name: client.name }), { label: t("archived.undo"), run: restore }), refused });
  return { archive, restore, busy: away.busy || back.busy };
}

/** What can be done with the client; writing a card first. */
export function ClientActions({ client, owners, sources, tiers, may }: {
  client: Client;
  owners: readonly Named[];
  sources: FormLists["sources"];
  tiers: readonly Tier[];
  may: { edit: boolean; assign: boolean; archive: boolean; log: boolean };
}) {
  const t = useTranslations("clients");
  const common = useTranslations("common");
  const [open, setOpen] = useState<"assign" | "source" | "history" | null>(null);
  const log = useLog();
  const { archive, restore, busy } = useArchive(client);
  const close = () => setOpen(null);
  const archived = client.archivedOn !== null;
  return (
    <div className="flex flex-wrap gap-2">
      {may.log && <Button onClick={() => log.open({ clientId: client.id })}>{t("actions.call")}</Button>}
      {may.log && <Button onClick={() => log.open({ clientId: client.id, kind: "VISIT" })}>{t("actions.visit")}</Button>}
      {may.edit && !archived && <ButtonLink href={`/clients/${client.id}/edit`}>{common("edit")}</ButtonLink>}
      {may.archive && archived && <Button busy={busy} onClick={restore}>{t("archived.restore")}</Button>}
      <Menu label={common("more")} trigger={<button type="button" aria-label={common("more")} className={buttonLook("secondary")}><More /></button>}>
        {may.assign && !archived && <MenuItem onSelect={() => setOpen("assign")}>{t("assign.menu")}</MenuItem>}
        {may.edit && !archived && <MenuItem onSelect={() => setOpen("source")}>{t("source.menu")}</MenuItem>}
        <MenuItem onSelect={() => setOpen("history")}>{t("history.title")}</MenuItem>
        <MenuItem onSelect={() => window.print()}>{common("print")}</MenuItem>
        {may.archive && !archived && <><MenuLine /><MenuItem danger onSelect={archive}>{t("archived.menu")}</MenuItem></>}
      </Menu>
      {open === "assign" && <AssignDialog client={client} owners={owners} tiers={tiers} onClose={close} />}
      {open === "source" && <SourceDialog client={client} sources={sources} onClose={close} />}
      {open === "history" && <HistoryDialog history={client.history} onClose={close} />}
    </div>
  );
}
