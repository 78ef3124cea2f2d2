"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ClientPick } from "@/components/contacts/client-pick";
import { readDraft } from "@/components/contacts/drafts";
import type { LogTarget } from "@/components/contacts/log-address";
import { LogForm } from "@/components/contacts/log-form";
import { useLogState } from "@/components/contacts/log-provider";
import { useSheet } from "@/components/contacts/use-sheet";
import { EmptyState } from "@/components/ui/empty-state";
import { SidePanel } from "@/components/ui/side-panel";
import { SkeletonRows } from "@/components/ui/skeleton";

type Known = LogTarget & { readonly clientId: string };

/** Stands beside the work on every page while a card is written. Once, as the last child of the shell's row. */
export function LogPanel() {
  const { target, memberId, open, close } = useLogState();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  if (!target) return null;
  const { clientId, kind, on, cardId } = target;
  if (clientId === null) {
    const pick = (id: string, name: string) => {
      setNames((known) => ({ ...known, [id]: name }));
      open({ ...target, clientId: id });
    };
    return <ClientPick memberId={memberId} onPick={pick} onClose={close} />;
  }
  return <PanelOf key={[clientId, kind, on, cardId].join(".")} target={{ ...target, clientId }} name={names[clientId] ?? ""} />;
}

function PanelOf({ target, name }: { target: Known; name: string }) {
  const t = useTranslations("contacts");
  const { memberId, clock, close } = useLogState();
  const { clientId, cardId } = target;
  // The first rendering's target and clock: a refreshed page must not ask for the sheet again under the typing hand.
  const [wish] = useState(() => ({ memberId, clientId, cardId, clock, name: name || readDraft(memberId, clientId)?.client || "" }));
  const [stable] = useState(target);
  const found = useSheet(wish);
  if (found.state === "ready") return <LogForm memberId={memberId} sheet={found.sheet} target={stable} connected={found.connected} onClose={close} />;
  return (
    <SidePanel title={t(`kind.${target.kind}`)} onClose={close} closeLabel={t("leave")}>
      {found.state === "loading" ? <SkeletonRows rows={6} label={t("loading")} /> : <EmptyState title={t(`${found.state}.title`)}>{t(`${found.state}.text`)}</EmptyState>}
    </SidePanel>
  );
}
