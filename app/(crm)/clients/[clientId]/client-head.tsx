import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TierBadge } from "@/components/clients/tier-badge";
import { classNames } from "@/components/ui/class-names";
import { DefinitionList, type Definition } from "@/components/ui/definition-list";
import { InlineAlert } from "@/components/ui/inline-alert";
import { STAGES, TRAIL } from "@/lib/clients/rules";
import type { ClientCardView } from "@/lib/clients/views";
import { formatDate, monthLabel, monthOf, yearOfMonth, type DateOnly } from "@/lib/core/dates";
import { formatNumber, shortName } from "@/lib/core/format";
import { PhoneLink } from "./phone-link";

export function useMonthWords() {
  const locale = useLocale();
  return (day: DateOnly) => `${monthLabel(monthOf(day), locale)} ${yearOfMonth(monthOf(day))}`;
}

/** The way the client has gone, and where it stands: said by word, form and place, not by colour alone. */
function Trail({ stage, stageSince }: Pick<ClientCardView, "stage" | "stageSince">) {
  const t = useTranslations("clients");
  const month = useMonthWords();
  const ended = stage === "LOST" || stage === "LEFT";
  const reached = (step: (typeof TRAIL)[number]) => (ended ? stageSince[step] !== undefined || step === "FOUND" : STAGES.indexOf(step) <= STAGES.indexOf(stage));
  const words = (step: ClientCardView["stage"], current: boolean) => {
    const since = stageSince[step];
    return current && since ? t("trailSince", { stage: t(`stage.${step}`), month: month(since) }) : t(`stage.${step}`);
  };
  return (
    <ol aria-label={t("trail")} className="flex flex-wrap gap-px text-chip">
      {TRAIL.map((step) => (
        <li key={step} aria-current={step === stage ? "step" : undefined} title={stageSince[step] && formatDate(stageSince[step])}
          className={classNames("px-1.5 leading-[18px]", step === stage ? "bg-accent font-semibold text-on-accent" : reached(step) ? "bg-tint text-on-tint" : "border border-dashed border-line2 text-ink3 leading-4")}>
          {words(step, step === stage)}{!reached(step) && <span className="sr-only"> {t("notYet")}</span>}
        </li>
      ))}
      {ended && <li aria-current="step" className="border border-alarm px-1.5 leading-4 font-semibold text-alarm">{t(`stage.${stage}`)}</li>}
    </ol>
  );
}

function useFacts(client: ClientCardView): Definition[] {
  const t = useTranslations("clients");
  const locale = useLocale();
  const { owner, source, inn, phones, site, localTime, hoursAhead, region } = client;
  const sign = hoursAhead > 0 ? "+" : "−";
  const facts: (Definition | false)[] = [
    { term: t("facts.owner"), value: owner ? shortName(owner.name) : <span className="text-alarm">{t("nobody")}</span> },
    { term: t("facts.source"), value: source.name },
    inn !== null && { term: t("facts.inn"), value: <span className="select-all">{inn}</span> },
    phones.length > 0 && { term: t("facts.phone"), value: <span className="flex flex-wrap gap-x-3">{phones.map((phone) => <PhoneLink key={phone.e164 + phone.extension} phone={phone} />)}</span> },
    site !== "" && { term: t("facts.site"), value: <a href={/^https?:\/\//i.test(site) ? site : `https://${site}`} target="_blank" rel="noreferrer" className="text-accent underline-offset-2 hover:underline">{site.replace(/^https?:\/\//i, "")}</a> },
    { term: t("facts.localTime"), value: (
      <span title={region.zone}>
        {localTime} {hoursAhead !== 0 && <span className="font-normal text-ink2">{t("facts.ahead", { hours: `${sign}${formatNumber(Math.abs(hoursAhead), locale, 2)}` })}</span>}
        {!client.officeHours && <span className="ml-1 font-normal text-alarm">{t("facts.closed")}</span>}
      </span>
    ) },
  ];
  return facts.filter((fact) => fact !== false);
}

export function ClientHead({ client, actions }: { client: ClientCardView; actions: ReactNode }) {
  const t = useTranslations("clients");
  const facts = useFacts(client);
  return (
    <>
      {client.archivedOn && <InlineAlert flush tone="notice" title={t("archived.title")}>{t("archived.text", { date: formatDate(client.archivedOn) })}</InlineAlert>}
      <header className="flex flex-col gap-2 px-4 py-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="text-title font-heading">{client.name}</h1>
          <TierBadge tier={client.tier} />
          <span className="text-ink2">{t("place", { channel: client.channel.name, subChannel: client.subChannel.name, region: client.region.name })}</span>
          <div className="ml-auto max-sm:ml-0"><Trail stage={client.stage} stageSince={client.stageSince} /></div>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <DefinitionList line items={facts} className="flex-1" />
          {actions}
        </div>
      </header>
    </>
  );
}
