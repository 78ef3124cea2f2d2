"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { InlineAlert } from "@/components/ui/inline-alert";
import type { PlaceLists, PlaceValues } from "./place-fields";

/** Two people edited one person: both values side by side, and the choice. */
export function ConflictChoice({ who, mine, theirs, channels, managers, busy, onKeepMine, onTakeTheirs }: PlaceLists & {
  who: string;
  mine: PlaceValues;
  theirs: PlaceValues;
  busy: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const t = useTranslations("team");
  const label = (options: PlaceLists["channels"], value: string) => options.find((option) => option.value === value)?.label ?? "…";
  const lines = (values: PlaceValues) => [
    [t("form.name"), values.name],
    [t("form.email"), values.email],
    [t("form.roles"), values.roles.map((role) => t(`role.${role}`)).toSorted().join(", ")],
    [t("form.channels"), values.channelIds.map((id) => label(channels, id)).toSorted().join(", ")],
    [t("form.manager"), values.managerId ? label(managers, values.managerId) : ""],
  ] as const;
  const now = lines(theirs);
  const differing = lines(mine).flatMap(([name, value], at) => (value === now[at]?.[1] ? [] : [[name, value, now[at]?.[1] ?? ""] as const]));
  return (
    <div className="mb-3">
      <InlineAlert title={who ? t("conflict.by", { who }) : t("conflict.title")}>
        <table className="mt-1 w-full text-left text-dense">
          <thead><tr className="text-caption text-ink2"><th scope="col" className="font-medium">{t("conflict.field")}</th><th scope="col" className="font-medium">{t("conflict.mine")}</th><th scope="col" className="font-medium">{t("conflict.theirs")}</th></tr></thead>
          <tbody>
            {differing.map(([name, value, other]) => (
              <tr key={name} className="align-top"><th scope="row" className="pr-2 font-normal text-ink2">{name}</th><td className="pr-2">{value || t("conflict.empty")}</td><td>{other || t("conflict.empty")}</td></tr>
            ))}
          </tbody>
        </table>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button tone="primary" busy={busy} onClick={onKeepMine}>{t("conflict.keepMine")}</Button>
          <Button busy={busy} onClick={onTakeTheirs}>{t("conflict.takeTheirs")}</Button>
        </div>
      </InlineAlert>
    </div>
  );
}
