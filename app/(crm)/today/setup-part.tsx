import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { SetupGap, SetupLine } from "@/lib/today/setup-queries";
import { Part } from "./part";

const WHERE: Readonly<Record<SetupGap, string>> = {
  channels: "/settings/channels", subChannels: "/settings/channels", regions: "/settings/regions", sources: "/settings/sources", outcomes: "/settings/outcomes",
  people: "/settings/people?invite=new", heads: "/settings/people", operations: "/settings/people", norms: "/settings/norms", clients: "/clients",
};

/** What still keeps people from working, each with the page that mends it. */
export async function SetupPart({ gaps }: { gaps: readonly SetupLine[] }) {
  const t = await getTranslations("today.setup");
  if (gaps.length === 0) return <EmptyState title={t("doneTitle")} action={<ButtonLink href="/settings">{t("toSettings")}</ButtonLink>}>{t("done")}</EmptyState>;
  return (
    <Part id="setup" title={t("title")} count={gaps.length}>
      <ol>
        {gaps.map(({ gap, count }) => (
          <li key={gap} className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1 hover:bg-surface">
            <span className="font-semibold">{t(`gap.${gap}`, { count })}</span>
            <span className="min-w-0 flex-1 text-ink2 max-sm:basis-full">{t(`why.${gap}`)}</span>
            <ButtonLink href={WHERE[gap]}>{t(`fix.${gap}`)}</ButtonLink>
          </li>
        ))}
      </ol>
    </Part>
  );
}
