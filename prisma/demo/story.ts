import { addDays, daysBetween, firstDay, monthOf, weekday, type DateOnly } from "@/lib/core/dates";
import { zonedToInstant } from "@/lib/core/zones";
import { newId } from "@/lib/core/ids";
import type { HistoryCard } from "@/lib/contacts/history";
import type { Plan } from "@/lib/months/standing";
import type { Profile } from "./profile";
import type { Random } from "./random";
import { filled } from "./texts";

/** How a client's three years went. */
export type Course = "UNTOUCHED" | "DROPPED" | "PROSPECT" | "TALKING" | "WORKING" | "LOST" | "LEFT" | "VIP";

export interface Cast {
  readonly zone: string;
  readonly today: DateOnly;
  readonly foundOn: DateOnly;
  readonly course: Course;
  readonly prospectorId: string;
  readonly ownerId: string;
  readonly people: readonly { readonly id: string; readonly decisionMaker: boolean }[];
  /** Ids of outcomes by key. */
  readonly outcomes: Readonly<Record<string, string>>;
}

type Phase = "COLD" | "MEETING" | "TALKS" | "WORK";
interface Step {
  readonly on: DateOnly;
  readonly phase: Phase;
  readonly count: number;
  readonly last: boolean;
  /** What the card before had promised; mostly it is what happens. */
  readonly promised: HistoryCard["nextKind"];
}

const PACE: Readonly<Record<Phase, readonly [number, number]>> = { COLD: [18, 65], MEETING: [14, 40], TALKS: [7, 25], WORK: [20, 50] };
/** How many contacts each course spends in a phase before the next. */
const LIMITS: Readonly<Record<Course, readonly [cold: number, meeting: number, talks: number]>> = {
  UNTOUCHED: [0, 0, 0], DROPPED: [9, 9, 9], PROSPECT: [99, 99, 99], TALKING: [4, 4, 99], WORKING: [4, 3, 2], LOST: [4, 3, 9], LEFT: [3, 2, 2], VIP: [2, 2, 2],
};

const toWorkday = (date: DateOnly): DateOnly => {
  if (date.slice(5, 7) === "01" && Number(date.slice(8)) < 9) return toWorkday(`${date.slice(0, 8)}09`);
  const day = weekday(date);
  return day > 5 ? addDays(date, 8 - day) : date;
};

function phaseOf(course: Course, count: number): Phase {
  const [cold, meeting, talks] = LIMITS[course];
  if (count < cold) return "COLD";
  if (count < cold + meeting) return "MEETING";
  return count < cold + meeting + talks ? "TALKS" : "WORK";
}

/** The cards of a client from the day it was found up to today; the last one may look ahead. */
export function storyOf(random: Random, { texts }: Profile, cast: Cast): HistoryCard[] {
  const cards: HistoryCard[] = [];
  const { today, course } = cast;
  if (course === "UNTOUCHED") return cards;
  const stopAfter = course === "DROPPED" ? random.int(1, 6) : course === "LOST" || course === "LEFT" ? random.int(7, 16) : 200;
  let on = toWorkday(addDays(cast.foundOn, random.int(0, 6)));
  for (let count = 0; on <= today && count < stopAfter; count++) {
    const step = { on, phase: phaseOf(course, count), count, last: count === stopAfter - 1, promised: cards.findLast((card) => card.reach === "DECISION_MAKER")?.nextKind ?? null };
    if (random.chance(step.phase === "COLD" ? 0.4 : 0.12)) cards.push(dial(random, texts, cast, on));
    const promised = toWorkday(addDays(on, random.int(...PACE[step.phase])));
    cards.push(contact(random, texts, cast, step, promised));
    // Kept on the day, a little late, or let slip: what slips stands in the grid as missed.
    on = toWorkday(random.weighted([[promised, 7], [addDays(promised, random.int(1, 3)), 2], [addDays(promised, random.int(25, 80)), course === "VIP" ? 0.2 : 0.55]] as const));
  }
  if ((course === "LOST" || course === "LEFT") && cards.length > 0) cards.push(ending(random, texts, cast, addDays(cards.at(-1)!.occurredOn, random.int(5, 30))));
  return cards.filter((card) => card.occurredOn <= today);
}

function blank(random: Random, cast: Cast, on: DateOnly): HistoryCard {
  const hour = String(random.int(9, 17)).padStart(2, "0");
  const at = zonedToInstant(cast.zone, on, `${hour}:${String(random.int(0, 59)).padStart(2, "0")}`);
  const late = random.chance(0.05) && daysBetween(on, cast.today) > 3 ? random.int(1, 3) : 0;
  return {
    id: newId(at), kind: "CALL", reach: "DECISION_MAKER", purpose: "FIRST_CONTACT", occurredOn: on, occurredAt: at, imported: false,
    authorId: cast.ownerId, personId: null, durationSeconds: random.int(3, 14) * 60, substance: "", proposals: "", outcomeId: null,
    nextOn: null, nextKind: null, stopReasonId: null, externalKey: null, enteredAt: new Date(at.getTime() + (late * 1440 + random.int(8, 40)) * 60_000),
  };
}

const dial = (random: Random, texts: Profile["texts"], cast: Cast, on: DateOnly): HistoryCard => {
  const before = toWorkday(addDays(on, -random.int(1, 4)));
  const day = before < cast.foundOn ? on : before;
  return {
    ...blank(random, cast, day), reach: random.chance(0.6) ? "NOBODY" : "SOMEBODY", authorId: cast.prospectorId, durationSeconds: random.int(10, 90),
    substance: random.pick(texts.dial), outcomeId: cast.outcomes[random.pick(["no-answer", "no-decision-maker"])]!, nextOn: toWorkday(addDays(day, 2)), nextKind: "CALL",
  };
};

function contact(random: Random, texts: Profile["texts"], cast: Cast, step: Step, promised: DateOnly): HistoryCard {
  const { phase, count, on } = step;
  const started = phase === "WORK" && phaseOf(cast.course, count - 1) !== "WORK";
  const visit = !started && random.chance(step.promised === "VISIT" ? 0.93 : phase === "COLD" ? 0 : 0.04);
  const visitNext = random.chance({ COLD: 0.04, MEETING: 0.55, TALKS: 0.4, WORK: 0.25 }[phaseOf(cast.course, count + 1)]);
  const kind = started ? "START" : visit ? "VISIT" : "CALL";
  const bank = started ? texts.start : phase === "WORK" ? texts.service : phase === "TALKS" ? texts.negotiation : visit ? texts.visit : count < 2 ? texts.first : texts.call;
  const wordless = !started && random.chance(0.04);
  const say = (list: readonly string[]) => filled(random, texts.slots, random.pick(list));
  const person = random.pick(cast.people.some((one) => one.decisionMaker) ? cast.people.filter((one) => one.decisionMaker) : cast.people);
  const gone = step.last && cast.course === "DROPPED" && random.chance(0.35);
  return {
    ...blank(random, cast, on), kind, personId: person.id, authorId: phase === "COLD" ? cast.prospectorId : cast.ownerId,
    purpose: phase === "TALKS" ? "NEGOTIATION" : phase === "WORK" ? random.pick(["SERVICE", "DEVELOPMENT"]) : phase === "MEETING" ? "NEEDS" : count === 0 ? "FIRST_CONTACT" : "OFFER",
    durationSeconds: (visit || started ? random.int(40, 120) : random.int(3, 18)) * 60,
    substance: wordless ? "" : gone ? say(texts.refusal) : say(bank) + (random.chance(0.3) ? ` ${say(texts.call)}` : ""),
    proposals: wordless ? "" : say(texts.proposals),
    outcomeId: cast.outcomes[gone ? "not-interested" : outcomeOf(random, phase)]!,
    nextOn: gone ? null : promised, nextKind: gone ? null : visitNext ? "VISIT" : "CALL",
    stopReasonId: gone ? cast.outcomes["not-interested"]! : null,
  };
}

const outcomeOf = (random: Random, phase: Phase): string => ({
  COLD: random.pick(["call-back", "offer-asked", "materials-asked", "thinking", "meeting-set"]),
  MEETING: random.pick(["meeting-set", "offer-asked", "thinking", "tender-awaited"]),
  TALKS: random.pick(["negotiating", "contract-preparing"]),
  WORK: "work-goes-on",
})[phase];

const ending = (random: Random, texts: Profile["texts"], cast: Cast, on: DateOnly): HistoryCard => ({
  ...blank(random, cast, toWorkday(on)), kind: "END", purpose: "OTHER", substance: filled(random, texts.slots, random.pick(texts.refusal)),
  outcomeId: null, stopReasonId: cast.outcomes[random.pick(["works-with-others", "too-expensive", "own-resources"])]!,
});

/**
 * The last days' calling of lists: most reach nobody, some a decision maker. Spread over clients whose story stopped,
 * so that each prospector's day has its numbers.
 */
export function recentCalls(random: Random, { texts }: Profile, casts: readonly { cast: Cast; cards: HistoryCard[] }[], days: readonly DateOnly[], aDay: number): void {
  for (const prospectorId of new Set(casts.map(({ cast }) => cast.prospectorId))) {
    const mine = casts.filter(({ cast, cards }) => cast.prospectorId === prospectorId && cast.course === "DROPPED" && !cards.some((card) => card.stopReasonId));
    if (mine.length === 0) continue;
    for (const day of days) {
      for (let count = random.int(Math.round(aDay * 0.7), Math.round(aDay * 1.2)); count > 0; count--) {
        const { cast, cards } = random.pick(mine);
        const reach = random.weighted([["NOBODY", 55], ["SOMEBODY", 30], ["DECISION_MAKER", 15]] as const);
        const reached = reach === "DECISION_MAKER";
        const person = random.pick(cast.people);
        cards.push({
          ...blank(random, cast, day), reach, authorId: prospectorId, durationSeconds: reached ? random.int(120, 600) : random.int(10, 70),
          substance: filled(random, texts.slots, random.pick(reached ? texts.call : texts.dial)), purpose: "OFFER", personId: reached ? person.id : null,
          proposals: reached ? filled(random, texts.slots, random.pick(texts.proposals)) : "",
          outcomeId: cast.outcomes[reached ? "call-back" : random.pick(["no-answer", "no-decision-maker"])]!,
          nextOn: toWorkday(addDays(day, reached ? random.int(10, 40) : random.int(1, 12))), nextKind: "CALL",
        });
      }
    }
  }
}

type SeedPlan = Pick<Plan, "kind" | "month" | "day" | "origin" | "since">;

/** Plans that people put into the grid themselves: development steps, tenders, and now and then one that was missed. */
export function plansOf(random: Random, { course, today, foundOn }: Pick<Cast, "course" | "today" | "foundOn">): SeedPlan[] {
  const plans = new Map<string, SeedPlan>();
  const now = monthOf(today);
  const add = (month: number, kind: Plan["kind"], since: DateOnly) => {
    if (month >= monthOf(foundOn)) plans.set(`${month}${kind}`, { month, kind, day: null, origin: "MANUAL", since });
  };
  const wanted = { VIP: random.int(4, 8), WORKING: random.int(0, 4), TALKING: random.int(0, 3), PROSPECT: random.chance(0.3) ? 1 : 0 }[course as "VIP"] ?? 0;
  for (let n = 0; n < wanted; n++) {
    const kind = random.weighted([["CALL", 4], ["VISIT", 4], ["START", course === "WORKING" ? 0.3 : 1]] as const);
    add(now + random.int(1, 12), kind, addDays(today, -random.int(5, 60)));
  }
  if (wanted > 0 && random.chance(0.35)) {
    const month = now - random.int(1, 4);
    add(month, random.pick(["VISIT", "CALL"]), addDays(firstDay(month), -20));
  }
  return [...plans.values()];
}
