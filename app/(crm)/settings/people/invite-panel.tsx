"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SidePanel } from "@/components/ui/side-panel";
import { invitePerson } from "@/lib/team/actions";
import { MadeLink } from "./made-link";
import { PlaceFields, type PlaceLists, type PlaceValues } from "./place-fields";

interface Made { readonly token: string; readonly days: number; readonly name: string }
const NOBODY: PlaceValues = { name: "", email: "", roles: [], channelIds: [], managerId: null };

export function InvitePanel({ start: given, channels, managers, back }: PlaceLists & { start: PlaceValues; back: string }) {
  const t = useTranslations("team.invitation");
  const common = useTranslations("common");
  const router = useRouter();
  const words = useRefusalWords();
  const [values, setValues] = useState(given);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [busy, start] = useTransition();
  const make = () => start(async () => {
    const { roles, channelIds, ...rest } = values;
    const answer = await invitePerson({ ...rest, roles: [...roles], channelIds: [...channelIds] });
    setRefused(answer.ok ? null : answer.refusal);
    if (answer.ok) setMade({ ...answer.data, name: values.name });
  });
  const another = () => { setMade(null); setValues(NOBODY); };
  return (
    <SidePanel
      title={made ? t("madeTitle") : t("title")} onClose={() => router.push(back, { scroll: false })} closeLabel={common("close")}
      footer={made ? <Button onClick={another}>{t("another")}</Button> : <Button tone="primary" busy={busy} onClick={make}>{t("make")}</Button>}
    >
      {made ? <MadeLink {...made} /> : (
        <>
          <PlaceFields values={values} onChange={setValues} channels={channels} managers={managers} refused={refused} email="needed" />
          <FieldError>{refused && words.say(refused)}</FieldError>
        </>
      )}
    </SidePanel>
  );
}
