import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { formatWeekdayDate } from "@/lib/core/format";
import { can } from "@/lib/core/permissions";
import { requireViewer } from "@/lib/core/session";
import type { Viewer } from "@/lib/core/viewer";
import { countedCards } from "@/lib/today/card-queries";
import { channelsThisMonth, recentContacts } from "@/lib/today/channel-queries";
import { countedOf } from "@/lib/today/counted";
import { dayFrame, ownDay, ownWork, silentCards, SHOWN, WHOLE, type DayFrame } from "@/lib/today/queries";
import { setupGaps } from "@/lib/today/setup-queries";
import { startsToConfirm, teamDay, vipsWithoutHead, withoutOwner } from "@/lib/today/team-queries";
import { PARTS, type Part } from "./addresses";
import { CardsPanel } from "./cards-panel";
import { ChannelPart } from "./channel-part";
import { HeadPart } from "./head-part";
import { DayLine, OwnPart } from "./own-part";
import { SetupPart } from "./setup-part";
import { TeamPart } from "./team-part";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("today"))("title") });

type Given = Readonly<Record<string, string | string[] | undefined>>;

/** Every role lands here: what is to be done now, each line with its one action. */
export default async function TodayPage({ searchParams }: { searchParams: Promise<Given> }) {
  const viewer = await requireViewer("today.read");
  const [t, locale, given, frame] = await Promise.all([getTranslations("today"), getLocale(), searchParams, dayFrame(viewer)]);
  const whole = PARTS.find((part) => part === given.all) ?? null;
  return (
    <div className="flex min-w-0 flex-1">
      <div className="min-w-0 flex-1">
        <PageHeader title={t("title")} aside={frame.works ? formatWeekdayDate(frame.today, locale) : `${formatWeekdayDate(frame.today, locale)}, ${t("dayOff")}`} />
        {can(viewer, "today.setup") && <SetupPart gaps={await setupGaps(viewer)} />}
        {can(viewer, "today.team") && <Team viewer={viewer} frame={frame} whole={whole} />}
        {can(viewer, "today.own") && <Own viewer={viewer} frame={frame} whole={whole} />}
        {can(viewer, "today.channels") && <Channels viewer={viewer} frame={frame} />}
      </div>
      <Counted viewer={viewer} given={given} />
    </div>
  );
}

type Shared = { viewer: Viewer; frame: DayFrame };

async function Team({ viewer, frame, whole }: Shared & { whole: Part | null }) {
  const limit = (part: Part) => (whole === part ? WHOLE : SHOWN);
  const [team, starts, vips, ownerless] = await Promise.all([
    teamDay(viewer, frame), startsToConfirm(viewer, limit("starts")), vipsWithoutHead(viewer, limit("vips")), withoutOwner(viewer)]);
  return <><TeamPart team={team} frame={frame} /><HeadPart starts={starts} vips={vips} ownerless={ownerless} frame={frame} /></>;
}

async function Own({ viewer, frame, whole }: Shared & { whole: Part | null }) {
  const [work, day, silent] = await Promise.all([ownWork(viewer, frame, whole), ownDay(viewer, frame), silentCards(viewer, frame)]);
  const alone = !can(viewer, "today.team");
  return (
    <>
      {(alone || day.dials.done + day.visits.done > 0) && <DayLine memberId={viewer.memberId} frame={frame} day={day} />}
      <OwnPart memberId={viewer.memberId} frame={frame} work={work} silent={silent} mayLog={can(viewer, "contacts.write")} alone={alone} />
    </>
  );
}

async function Channels({ viewer, frame }: Shared) {
  const [channels, recent] = await Promise.all([channelsThisMonth(viewer), recentContacts(viewer, frame)]);
  return <ChannelPart channels={channels} recent={recent} frame={frame} />;
}

/** The panel of a number's cards; an address that is not the viewer's to open shows none. */
async function Counted({ viewer, given }: { viewer: Viewer; given: Given }) {
  const counted = countedOf(given);
  const found = counted && (await countedCards(viewer, counted));
  return found ? <CardsPanel key={`${counted.memberId} ${counted.day} ${counted.of}`} name={found.name} of={counted.of} day={counted.day} cards={found.cards} /> : null;
}
