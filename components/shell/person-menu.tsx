"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { prefer, type Preferences } from "@/components/shell/preferences";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink } from "@/components/ui/menu";

export type Person = { name: string; /** "руководитель сбыта" */ role?: string };

const LANGUAGES = [{ value: "ru", label: "Русский" }, { value: "en", label: "English" }];

/** Who I am and how I like it. `signOut` and `signOutEverywhere` are server actions. */
export function PersonMenu({ person, preferences, settingsHref, signOut, signOutEverywhere }: {
  person: Person;
  preferences: Preferences;
  settingsHref?: string;
  signOut?: () => Promise<unknown>;
  signOutEverywhere?: () => Promise<unknown>;
}) {
  const t = useTranslations("nav");
  const router = useRouter();
  const [chosen, setChosen] = useState(preferences);
  const choose = (name: keyof Preferences) => (value: string) => {
    prefer(name, value);
    setChosen({ ...chosen, [name]: value });
    if (name === "locale") router.refresh();
  };
  return (
    <Menu
      label={t("me", { name: person.name })}
      trigger={
        <button type="button" className="ml-2 flex h-control min-w-0 items-center rounded-md px-1.5 text-chip text-ink2 hover:bg-surface2 hover:text-ink max-sm:ml-1">
          <span className="truncate">{person.name}{person.role && <span className="max-lg:hidden">, {person.role}</span>}</span>
        </button>
      }
    >
      {settingsHref && <MenuLink href={settingsHref}>{t("mySettings")}</MenuLink>}
      {settingsHref && <MenuLine />}
      <MenuChoice
        label={t("theme")} value={chosen.theme} onChoose={choose("theme")}
        options={[{ value: "system", label: t("themeSystem") }, { value: "light", label: t("themeLight") }, { value: "dark", label: t("themeDark") }]}
      />
      <MenuChoice
        label={t("density")} value={chosen.density} onChoose={choose("density")}
        options={[{ value: "compact", label: t("densityCompact") }, { value: "normal", label: t("densityNormal") }, { value: "roomy", label: t("densityRoomy") }]}
      />
      <MenuChoice label={t("language")} value={chosen.locale} onChoose={choose("locale")} options={LANGUAGES} />
      {(signOut ?? signOutEverywhere) && <MenuLine />}
      {signOut && <MenuItem onSelect={() => void signOut()}>{t("signOut")}</MenuItem>}
      {signOutEverywhere && <MenuItem onSelect={() => void signOutEverywhere()}>{t("signOutEverywhere")}</MenuItem>}
    </Menu>
  );
}
