"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/refusals/use-action";
import { useRefusalWords } from "@/components/refusals/refusal-words";
import { Badge } from "@/components/ui/badge";
import { Plus } from "@/components/ui/icons";
import { notify, notifyProblem } from "@/components/ui/toast";
import { restorePerson } from "@/lib/clients/actions";
import type { PersonView } from "@/lib/clients/views";
import { PersonDialog } from "./person-dialog";
import { PhoneLink } from "./phone-link";

const SHOWN = 4;

/** People of the client, those who decide first. Who has left stays at the end, to be found and to come back. */
export function People({ clientId, people, mayWrite }: { clientId: string; people: readonly PersonView[]; mayWrite: boolean }) {
  const t = useTranslations("clients");
  const [open, setOpen] = useState<PersonView | "new" | null>(null);
  const [all, setAll] = useState(false);
  const there = people.filter(({ archived }) => !archived);
  const left = people.filter(({ archived }) => archived);
  const shown = all ? [...there, ...left] : there.slice(0, SHOWN);
  return (
    <section aria-labelledby="people" className="min-w-0 px-4 py-2.5 max-sm:border-t max-sm:border-line">
      <div className="flex items-baseline justify-between gap-2 text-chip text-ink3">
        <h2 id="people">{there.length > SHOWN && !all ? t("people.some", { count: there.length, shown: SHOWN }) : t("people.title", { count: there.length })}</h2>
        {mayWrite && <button type="button" onClick={() => setOpen("new")} className="inline-flex items-center gap-0.5 text-accent hover:underline"><Plus size={11} />{t("people.add")}</button>}
      </div>
      {there.length === 0 && <p className="text-ink3">{t("people.none")}</p>}
      <ul className="flex flex-col">
        {shown.map((person) => <PersonLine key={person.id} person={person} onOpen={mayWrite ? () => setOpen(person) : null} />)}
      </ul>
      {(there.length > SHOWN || left.length > 0) && (
        <button type="button" aria-expanded={all} onClick={() => setAll(!all)} className="mt-0.5 text-chip text-accent hover:underline">{all ? t("people.fewer") : t("people.all", { left: left.length })}</button>
      )}
      {open !== null && <PersonDialog clientId={clientId} person={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function PersonLine({ person, onOpen }: { person: PersonView; onOpen: (() => void) | null }) {
  const t = useTranslations("clients");
  const { say } = useRefusalWords();
  const { send, busy } = useAction(restorePerson);
  const back = () => send({ personId: person.id }, { done: () => notify(t("people.restored", { name: person.name })), refused: (refusal) => notifyProblem(say(refusal)) });
  const name = person.archived ? <span className="text-ink3 line-through">{person.name}</span> : person.name;
  return (
    <li className="py-0.5">
      <div className="flex flex-wrap items-baseline gap-x-1.5">
        {onOpen && !person.archived ? <button type="button" onClick={onOpen} title={t("people.edit")} className="text-left font-semibold hover:text-accent hover:underline">{name}</button> : <span className="font-semibold">{name}</span>}
        {person.decisionMaker && <Badge tone="solid" mark>{t("people.decides")}</Badge>}
        {person.archived && <span className="text-chip text-ink3">{t("people.left")}</span>}
        {person.archived && onOpen && <button type="button" disabled={busy} onClick={back} className="text-chip text-accent hover:underline">{t("people.restore")}</button>}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-2 text-chip text-ink2">
        {person.position && <span>{person.position}</span>}
        {person.phone && !person.archived && <PhoneLink phone={person.phone} className="ml-auto whitespace-nowrap text-dense hover:text-accent hover:underline" />}
        {person.email && !person.archived && <a href={`mailto:${person.email}`} className="hover:text-accent hover:underline">{person.email}</a>}
      </div>
    </li>
  );
}
