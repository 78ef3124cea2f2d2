import { getLocale, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LogPanel } from "@/components/contacts/log-panel";
import { LogProvider } from "@/components/contacts/log-provider";
import { OutboxLine } from "@/components/contacts/outbox-line";
import { AppShell } from "@/components/shell/app-shell";
import { now } from "@/lib/core/clock";
import { can, type Permission } from "@/lib/core/permissions";
import { currentViewer } from "@/lib/core/session";
import { signOut, signOutEverywhere } from "@/lib/team/actions";

const SECTIONS = [
  { name: "today", href: "/today", key: "KeyT", needs: "today.read" },
  { name: "grid", href: "/grid", key: "KeyG", needs: "grid.read" },
  { name: "clients", href: "/clients", key: "KeyC", needs: "clients.read" },
  { name: "digests", href: "/digests", key: "KeyD", needs: "digest.export" },
  { name: "settings", href: "/settings", key: "KeyS", needs: "settings.read" },
] as const satisfies readonly { name: string; href: string; key: string; needs: Permission }[];

/** The shell and the navigation. What it hides is a courtesy: every page authorises by itself. */
export default async function CrmLayout({ children }: { children: ReactNode }) {
  const [viewer, t, jar, locale, role] = await Promise.all([currentViewer(), getTranslations("nav"), cookies(), getLocale(), getTranslations("team.role")]);
  if (!viewer) return children;
  const mayLog = can(viewer, "contacts.write");
  return (
    <LogProvider memberId={viewer.memberId} clock={{ instant: now().getTime(), zone: viewer.organisation.zone }} mayLog={mayLog}>
      <AppShell
        sections={SECTIONS.filter(({ needs }) => can(viewer, needs)).map(({ name, href, key }) => ({ href, key, label: t(name) }))}
        mayLog={mayLog}
        searchAction="/clients"
        person={{ name: viewer.name, role: viewer.roles.map((name) => role(name)).join(", ") }}
        settingsHref="/account"
        signOut={signOut.bind(null, {})}
        signOutEverywhere={signOutEverywhere.bind(null, {})}
        preferences={{ theme: jar.get("theme")?.value ?? "system", density: jar.get("density")?.value ?? "compact", locale }}
        panel={mayLog && <><LogPanel /><OutboxLine /></>}
      >
        {children}
      </AppShell>
    </LogProvider>
  );
}
