"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { Side } from "@/lib/clients/rules";
import type { ClientValues, FormLists } from "@/lib/clients/views";

export interface Theirs { readonly who: string; readonly time: string; readonly version: number; readonly values: ClientValues }
type Name = keyof ClientValues;

/** A value as people read it: ids become names, nothing becomes a dash. */
function useSay(lists: FormLists) {
  const empty = useTranslations("clients.conflict")("empty");
  const named = (id: string, entries: readonly { id: string; name: string }[]) => entries.find((one) => one.id === id)?.name ?? empty;
  return (name: Name, value: string): string => {
    if (name === "channelId") return named(value, lists.channels);
    if (name === "subChannelId") return named(value, lists.channels.flatMap(({ subChannels }) => subChannels));
    if (name === "regionId") return named(value, lists.regions);
    return value || empty;
  };
}

/** Two people changed one client: both values of every field that differs, side by side, one of each to be chosen. */
export function ConflictChoice({ theirs, mine, dispute, lists, busy, onSave, onTheirs }: {
  theirs: Theirs;
  mine: ClientValues;
  dispute: readonly { field: Name; likely: Side }[];
  lists: FormLists;
  busy: boolean;
  onSave: (chosen: ClientValues) => void;
  onTheirs: () => void;
}) {
  const t = useTranslations("clients");
  const say = useSay(lists);
  const [sides, setSides] = useState<Partial<Record<Name, Side>>>({});
  const sideOf = ({ field, likely }: { field: Name; likely: Side }) => sides[field] ?? likely;
  // A sub-channel belongs to its channel: the two are chosen together.
  const choose = (field: Name, side: Side) =>
    setSides({ ...sides, ...(field === "channelId" || field === "subChannelId" ? { channelId: side, subChannelId: side } : { [field]: side }) });
  const chosen = (): ClientValues => ({ ...theirs.values, ...Object.fromEntries(dispute.filter((one) => sideOf(one) === "mine").map(({ field }) => [field, mine[field]])) });
  const who = theirs.who || t("conflict.somebody");
  return (
    <section aria-labelledby="conflict" className="flex max-w-4xl flex-col gap-3 px-4 py-3">
      <div role="alert"><h2 id="conflict" className="text-body">{t("conflict.text", { who, time: theirs.time })}</h2></div>
      <table className="w-full table-fixed border-separate border-spacing-0 rounded-md border border-line2">
        <thead>
          <tr className="text-left text-caption text-ink2">
            <th scope="col" className="w-36 px-2 py-1.5 max-sm:w-24"><span className="sr-only">{t("conflict.field")}</span></th>
            <th scope="col" className="px-2 font-medium">{t("conflict.mine")}</th>
            <th scope="col" className="px-2 font-medium">{t("conflict.theirs", { who, time: theirs.time })}</th>
          </tr>
        </thead>
        <tbody>
          {dispute.map((one) => (
            <DisputedRow key={one.field} field={one.field} label={t(`form.${label(one.field)}`)} side={sideOf(one)} mine={say(one.field, mine[one.field])} theirs={say(one.field, theirs.values[one.field])} onChoose={choose} />
          ))}
        </tbody>
      </table>
      {dispute.length === 0 && <p className="text-ink2">{t("conflict.same")}</p>}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" busy={busy} onClick={() => onSave(chosen())}>{t("conflict.save")}</Button>
        <Button onClick={onTheirs}>{t("conflict.takeAll", { who })}</Button>
      </div>
    </section>
  );
}

function DisputedRow({ field, label: name, side: chosen, onChoose, ...values }: { field: Name; label: string; side: Side; mine: string; theirs: string; onChoose: (field: Name, side: Side) => void }) {
  return (
    <tr>
      <th scope="row" className="border-t border-line px-2 py-1 text-left align-top font-normal text-ink2">{name}</th>
      {(["mine", "theirs"] as const).map((side) => (
        <td key={side} className="border-t border-l border-line p-0 align-top">
          <label className={classNames("block min-h-full px-2 py-1 break-words whitespace-pre-line has-focus-visible:outline-2 has-focus-visible:outline-accent", chosen === side && "bg-faint font-medium inset-ring-2 inset-ring-accent")}>
            <input type="radio" name={field} className="sr-only" checked={chosen === side} onChange={() => onChoose(field, side)} />
            {values[side]}
          </label>
        </td>
      ))}
    </tr>
  );
}

const LABELS = { channelId: "channel", subChannelId: "subChannel", regionId: "region" } as const;
const label = (field: Name) => (field in LABELS ? LABELS[field as keyof typeof LABELS] : (field as Exclude<Name, keyof typeof LABELS>));
