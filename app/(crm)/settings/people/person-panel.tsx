"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useMemo, useState, useTransition } from "react";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useHotkeys } from "@/components/ui/hotkeys";
import { SidePanel } from "@/components/ui/side-panel";
import { notify } from "@/components/ui/toast";
import { editPerson } from "@/lib/team/actions";
import type { PersonView } from "@/lib/team/queries";
import { ConflictChoice } from "./conflict-choice";
import { PlaceFields, type PlaceLists, type PlaceValues } from "./place-fields";
import { StandingButton } from "./standing-button";

type Standing = PlaceValues & { readonly version: number };

export function PersonPanel({ person, channels, managers, back }: PlaceLists & { person: PersonView; back: string }) {
  const t = useTranslations("team");
  const common = useTranslations("common");
  const router = useRouter();
  const words = useRefusalWords();
  const [values, setValues] = useState<PlaceValues>({ ...person, email: person.email ?? "" });
  const [refused, setRefused] = useState<Refused | null>(null);
  const [theirs, setTheirs] = useState<Standing | null>(null);
  const [busy, start] = useTransition();
  const close = () => router.push(back, { scroll: false });
  const save = (version: number) => start(async () => {
    const { name, roles, channelIds, managerId } = values;
    const email = person.hasAccount ? undefined : values.email.trim() || null;
    const answer = await editPerson({ id: person.id, version, name, email, managerId, roles: [...roles], channelIds: [...channelIds] });
    setRefused(answer.ok ? null : answer.refusal);
    setTheirs(answer.ok || !answer.refusal.current ? null : standing(answer.refusal.current));
    if (!answer.ok) return;
    notify(t("saved", { name }));
    close();
  });
  const version = theirs?.version ?? person.version;
  const saveLabel = common("save");
  const hotkeys = useMemo(() => [{ keys: "Mod+Enter", label: saveLabel, run: () => document.getElementById("save-person")?.click() }], [saveLabel]);
  useHotkeys(hotkeys, { group: t("title") });
  return (
    <SidePanel
      title={person.name} onClose={close} closeLabel={common("close")} aside={t("form.clients", { count: person.clients })}
      footer={
        <div className="flex flex-wrap items-center gap-2">
          {!theirs && <Button id="save-person" tone="primary" keys="Mod+Enter" busy={busy} onClick={() => save(version)}>{common("save")}</Button>}
          {!person.hasAccount && person.active && person.email && (
            <ButtonLink href={`${back}${back.includes("?") ? "&" : "?"}${new URLSearchParams({ invite: person.id, name: person.name, email: person.email })}`} scroll={false}>{t("invite")}</ButtonLink>
          )}
          <StandingButton id={person.id} name={person.name} version={person.version} active={person.active} />
        </div>
      }
    >
      {theirs && (
        <ConflictChoice
          who={String(refused?.values?.who ?? "")} mine={values} theirs={theirs} channels={channels} managers={managers} busy={busy}
          onKeepMine={() => save(theirs.version)} onTakeTheirs={() => router.refresh()}
        />
      )}
      <PlaceFields values={values} onChange={setValues} channels={channels} managers={managers} refused={refused} email={person.hasAccount ? "settled" : "possible"} />
      {!theirs && <FieldError>{refused && words.say(refused)}</FieldError>}
    </SidePanel>
  );
}

/** The view of the person that a conflict hands back. */
const standing = (current: Readonly<Record<string, unknown>>): Standing => {
  const view = current as unknown as Standing & { email: string | null };
  return { ...view, email: view.email ?? "" };
};
