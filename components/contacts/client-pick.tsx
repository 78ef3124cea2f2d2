"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { subscribeKept } from "@/components/contacts/device-storage";
import { draftsOf, type Draft } from "@/components/contacts/drafts";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-list";
import { Field } from "@/components/ui/field";
import { SidePanel } from "@/components/ui/side-panel";
import { formatDayMonth } from "@/lib/core/dates";
import type { QuickFound } from "@/lib/clients/views";

const everything = () => true;
const SHORTEST = 2;

/** Clients found by what is typed; the answer to an older typing never covers a newer one. */
function useFound(): [found: readonly ComboboxOption[], search: (typed: string) => void] {
  const t = useTranslations("contacts");
  const [found, setFound] = useState<readonly ComboboxOption[]>([]);
  const request = useRef<AbortController | null>(null);
  const search = (typed: string) => {
    request.current?.abort();
    if (typed.trim().length < SHORTEST) return setFound([]);
    const current = new AbortController();
    request.current = current;
    void fetch(`/api/search?q=${encodeURIComponent(typed)}`, { signal: current.signal })
      .then(async (response) => (response.ok ? ((await response.json()) as QuickFound) : { clients: [], people: [] }))
      .then(({ clients, people }) => {
        const known = new Set(clients.map(({ id }) => id));
        const byPerson = people.filter(({ clientId }) => !known.has(clientId));
        setFound([
          ...clients.map(({ id, name, channel, region }) => ({ value: id, label: name, hint: t("where", { channel, region }) })),
          ...byPerson.map(({ clientId, client, name }) => ({ value: clientId, label: client, hint: name })),
        ]);
      }).catch(() => undefined);
  };
  return [found, search];
}

/** Drafts of this device as a text that changes only when they do. */
function useDrafts(memberId: string): readonly Draft[] {
  const text = useSyncExternalStore(subscribeKept, () => JSON.stringify(draftsOf(memberId)), () => "[]");
  return useMemo(() => JSON.parse(text) as Draft[], [text]);
}

/** Opened from nowhere in particular: whom is the card of? */
export function ClientPick({ memberId, onPick, onClose }: { memberId: string; onPick: (clientId: string, name: string) => void; onClose: () => void }) {
  const t = useTranslations("contacts");
  const body = useRef<HTMLDivElement>(null);
  const [found, search] = useFound();
  const [typed, setTyped] = useState("");
  const drafts = useDrafts(memberId);
  useEffect(() => body.current?.querySelector("input")?.focus(), []);
  const options = typed.trim().length >= SHORTEST
    ? found
    : drafts.map(({ clientId, client, on, at }) => ({ value: clientId, label: client, hint: t("draftWhen", { date: formatDayMonth(on), time: at }) }));
  return (
    <SidePanel title={t("newCard")} onClose={onClose} closeLabel={t("leave")}>
      <div ref={body} data-step="client">
        <Field label={t("whoseCard")} hint={t("whoseHint")}>
          <Combobox
            options={options} value={null} matches={everything} nothingFound={t(typed.trim().length < SHORTEST ? "typeMore" : "noSuchClient")} placeholder={t("clientPlaceholder")}
            onType={(text) => { setTyped(text); search(text); }}
            onChoose={(id) => { if (id) onPick(id, options.find(({ value }) => value === id)?.label ?? ""); }}
          />
        </Field>
      </div>
    </SidePanel>
  );
}
