import { addDays, weekday, type DateOnly } from "@/lib/core/dates";
import { dbDate, refreshStatistics } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { acceptInvitation } from "@/lib/core/sign-in";
import type { Viewer } from "@/lib/core/viewer";
import { setNorm } from "@/lib/calendar/commands";
import { addClients, type NewClient } from "@/lib/clients/bulk";
import { writeHistories, type ClientHistory } from "@/lib/contacts/history";
import { addEntry } from "@/lib/directory/commands";
import { directoryLists, type DirectoryLists } from "@/lib/directory/queries";
import { tickRegions } from "@/lib/directory/ready-commands";
import { REGIONS } from "@/lib/directory/regions";
import { invitePerson } from "@/lib/team/invitations";
import { createOrganisation } from "@/scripts/organisation";
import { aCompany, aName, anInn, aPhone } from "./people";
import type { Profile, TeamMember } from "./profile";
import { seeded, type Random } from "./random";
import { plansOf, recentCalls, storyOf, type Cast, type Course } from "./story";
import { filled } from "./texts";

export const DEMO_PASSWORD = "pyat-pobed-demo";

export interface DemoOrganisation {
  readonly organisation: string;
  readonly people: { name: string; role: string; email: string; password: string }[];
}

const emailOf = (profile: Profile, { login }: Pick<TeamMember, "login">) => `${login}@${profile.domain}`;

/** One demo organisation: team by invitations, dictionaries and norms by commands, clients with three years behind them. */
export async function demoOrganisation(profile: Profile): Promise<DemoOrganisation> {
  const [first] = profile.team;
  const { admin } = await createOrganisation(
    { name: profile.name, email: emailOf(profile, first!), person: first!.name, zone: profile.zone }, DEMO_PASSWORD);
  const lists = await dictionaries(admin, profile);
  const members = await team(admin, profile, lists);
  await norms(admin);
  await clients(admin, profile, lists, members);
  return {
    organisation: profile.name,
    people: profile.team.map((one) => ({ name: one.name, role: one.roles[0]!, email: emailOf(profile, one), password: DEMO_PASSWORD })),
  };
}

async function dictionaries(admin: Viewer, profile: Profile): Promise<DirectoryLists> {
  for (const { name, subChannels } of profile.channels) {
    const { id: channelId } = await addEntry(admin, { dictionary: "channel", name });
    for (const sub of subChannels) await addEntry(admin, { dictionary: "subChannel", name: sub, channelId });
  }
  for (const name of profile.services) await addEntry(admin, { dictionary: "service", name });
  await tickRegions(admin, { codes: profile.regions.map(([code]) => code) });
  return directoryLists(admin);
}

async function team(admin: Viewer, profile: Profile, lists: DirectoryLists): Promise<Map<string, string>> {
  const ids = new Map<string, string>([[profile.team[0]!.login, admin.memberId]]);
  const channelIds = (one: TeamMember) => profile.channels.filter((_, at) => one.channels?.includes(at) ?? true)
    .map(({ name }) => lists.channels.find((channel) => channel.name === name)!.id);
  for (const one of profile.team.slice(1)) {
    const email = emailOf(profile, one);
    const { token } = await invitePerson(admin, { name: one.name, email, roles: [...one.roles], channelIds: channelIds(one), managerId: one.manager ? ids.get(one.manager)! : null });
    await acceptInvitation(token, DEMO_PASSWORD);
    const member = await admin.read((db) => db.member.findFirstOrThrow({ where: { email }, select: { id: true } }));
    ids.set(one.login, member.id);
  }
  return ids;
}

async function norms(admin: Viewer): Promise<void> {
  const validFrom = `${Number(admin.today.slice(0, 4)) - 3}-01-01`;
  for (const [role, kind, value] of [["PROSPECTOR", "DIALS", DIALS_A_DAY], ["PROSPECTOR", "REACHED", 3], ["SALES", "VISITS", 2], ["SALES", "WINS", 5], ["KAM", "WINS", 5]] as const) {
    await setNorm(admin, { role, memberId: null, kind, value, validFrom });
  }
}

const COURSES: readonly (readonly [Course, number])[] = [["UNTOUCHED", 6], ["DROPPED", 24], ["PROSPECT", 26], ["TALKING", 14], ["WORKING", 17], ["LOST", 4], ["LEFT", 3], ["VIP", 6]];

interface Hands { readonly prospectors: string[]; readonly sellers: string[]; readonly kams: string[] }

/** Who works in a channel: the demo's people keep to theirs, as real ones do. */
function handsIn(profile: Profile, members: Map<string, string>, channel: number): Hands {
  const of = (role: TeamMember["roles"][number]) => profile.team
    .filter((one) => one.roles.includes(role) && (one.channels?.includes(channel) ?? true)).map((one) => members.get(one.login)!);
  return { prospectors: of("PROSPECTOR"), sellers: of("SALES"), kams: of("KAM") };
}

async function clients(admin: Viewer, profile: Profile, lists: DirectoryLists, members: Map<string, string>): Promise<void> {
  const random = seeded(profile.seed);
  const taken = new Set<string>();
  const outcomes = await outcomeKeys(admin);
  const made = Array.from({ length: profile.clients }, () => aClient(random, profile, lists, members, taken, admin.today));
  const told = made.map(({ client, course, prospectorId }) => {
    const cast: Cast = { zone: profile.zone, today: admin.today, foundOn: client.foundOn, course, prospectorId, ownerId: client.ownerId ?? prospectorId,
      people: client.people!, outcomes };
    return { cast, cards: storyOf(random, profile, cast) };
  });
  recentCalls(random, profile, told, lastWorkdays(admin.today, 8), DIALS_A_DAY);
  const histories = told.map(({ cast, cards }, at): ClientHistory => ({
    clientId: made[at]!.client.id, cards, planReason: random.pick(["развитие", "тендер", "обращение"]), plans: plansOf(random, cast),
  }));
  await admin.write(async (db) => {
    await addClients(db, admin, made.map((one) => one.client), "demo", null);
    await writeHistories(db, admin, histories, null);
    // A head has confirmed what is older than six weeks; the rest waits on the head's page.
    await db.contactCard.updateMany({
      where: { kind: "START", occurredOn: { lt: dbDate(addDays(admin.today, -42)) } },
      data: { confirmedBy: members.get("head")!, confirmedAt: new Date(`${addDays(admin.today, -30)}T09:00:00Z`) },
    });
  }, 120);
  await refreshStatistics();
}

const DIALS_A_DAY = 14;

const lastWorkdays = (today: DateOnly, count: number): DateOnly[] =>
  Array.from({ length: count * 2 }, (_, back) => addDays(today, -back)).filter((day) => weekday(day) <= 5).slice(0, count);

const outcomeKeys = (admin: Viewer): Promise<Record<string, string>> => admin.read(async (db) =>
  Object.fromEntries((await db.outcome.findMany({ select: { key: true, id: true } })).map(({ key, id }) => [key ?? id, id])));

function aClient(random: Random, profile: Profile, lists: DirectoryLists, members: Map<string, string>, taken: Set<string>, today: DateOnly) {
  const at = random.int(0, profile.channels.length - 1);
  const { name: channelName, words } = profile.channels[at]!;
  const channel = lists.channels.find((one) => one.name === channelName)!;
  const course = random.weighted(COURSES);
  const hands = handsIn(profile, members, at);
  const prospectorId = random.pick(hands.prospectors);
  const worked = course !== "UNTOUCHED" && course !== "DROPPED";
  const ownerId = course === "VIP" ? random.pick(hands.kams) : worked || random.chance(0.3) ? random.pick([...hands.sellers, ...(worked ? [] : [prospectorId])]) : random.chance(0.6) ? prospectorId : null;
  const region = random.weighted(profile.regions.map(([code, weight]) => [code, weight] as const));
  const client: NewClient = {
    id: newId(), name: aCompany(random, words, taken), inn: random.chance(0.85) ? anInn(random) : null, channelId: channel.id,
    subChannelId: random.pick(channel.subChannels).id, regionId: regionId(lists, region), sourceId: sourceId(random, lists, course), ownerId,
    tier: course === "VIP" ? "VIP" : random.chance(0.45) ? "MEDIUM" : "SMALL",
    foundOn: addDays(today, -(course === "UNTOUCHED" ? random.int(3, 120) : course === "VIP" ? random.int(700, 1090) : random.int(20, 1080))),
    people: Array.from({ length: course === "VIP" ? random.int(3, 5) : random.int(1, 3) }, (_, n) => aPerson(random, profile, n === 0)),
    phones: [{ e164: aPhone(random) }],
    ...whatIsKnown(random, profile, course),
  };
  return { client, course, prospectorId };
}

function aPerson(random: Random, { positions }: Profile, first: boolean) {
  const [position, decides] = random.pick(first ? positions.filter(([, one]) => one) : positions);
  return { id: newId(), name: aName(random), position, decisionMaker: decides, phone: random.chance(0.8) ? aPhone(random) : null, email: null };
}

function whatIsKnown(random: Random, { texts }: Profile, course: Course): Pick<NewClient, "essence" | "needsStated" | "needsPotential"> {
  const say = (list: readonly string[]) => filled(random, texts.slots, random.pick(list));
  if (course === "UNTOUCHED" || (course === "DROPPED" && random.chance(0.7))) return {};
  return { essence: say(texts.essence), needsStated: say(texts.stated), needsPotential: random.chance(0.6) ? say(texts.potential) : "" };
}

function regionId(lists: DirectoryLists, code: string): string {
  const { name } = REGIONS.find((one) => one.code === code)!;
  return lists.regions.find((one) => one.name === name)!.id;
}

const sourceId = (random: Random, lists: DirectoryLists, course: Course): string =>
  random.weighted(lists.sources.map((one, at) => [one.id, at === 0 ? 30 : course === "VIP" ? 6 : Math.max(1, 8 - at)] as const));
