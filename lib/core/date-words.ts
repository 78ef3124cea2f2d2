import { addDays, addMonthsTo, dateOf, isDateOnly, lastDay, monthOf, partsOf, weekday, type DateOnly } from "@/lib/core/dates";

/**
 * Which way a date without a year leans: a next contact lies ahead ("15.3" → the next 15 March, today included),
 * a card written late lies behind ("20.11" → the last one). Weekdays never mean today.
 */
export type Lean = "future" | "past";
type Unit = "day" | "week" | "month" | "year";
type Reader = (text: string, today: DateOnly, lean: Lean) => DateOnly | null;

const NAMED: Record<string, number> = {
  "сегодня": 0, "завтра": 1, "послезавтра": 2, "вчера": -1, "позавчера": -2,
  today: 0, tomorrow: 1, "day after tomorrow": 2, "the day after tomorrow": 2, yesterday: -1, "day before yesterday": -2,
};

const WEEKDAYS: [pattern: RegExp, day: number][] = [
  [/^(пн|понедельник|mon|monday)$/, 1], [/^(вт|вторник|tue|tues|tuesday)$/, 2], [/^(ср|сред[ау]|wed|wednesday)$/, 3],
  [/^(чт|четверг|thu|thur|thurs|thursday)$/, 4], [/^(пт|пятниц[ау]|fri|friday)$/, 5],
  [/^(сб|суббот[ау]|sat|saturday)$/, 6], [/^(вс|воскресенье|sun|sunday)$/, 7],
];

const MONTHS: RegExp[] = [
  /^(янв(ар[ья])?|jan(uary)?)$/, /^(февр?(ал[ья])?|feb(ruary)?)$/, /^(март?а?|mar(ch)?)$/, /^(апр(ел[ья])?|apr(il)?)$/,
  /^(ма[йя]|may)$/, /^(июн[ья]?|june?)$/, /^(июл[ья]?|july?)$/, /^(авг(уста?)?|aug(ust)?)$/,
  /^(сент?(ябр[ья])?|sept?(ember)?)$/, /^(окт(ябр[ья])?|oct(ober)?)$/, /^(нояб?(р[ья])?|nov(ember)?)$/, /^(дек(абр[ья])?|dec(ember)?)$/,
];

const UNITS: [pattern: RegExp, unit: Unit, size: number][] = [
  [/^(д|дн|день|дня|дней|d|day|days)$/, "day", 1],
  [/^(н|нед|недел[юияь]|недель|w|wk|week|weeks)$/, "week", 1],
  [/^(м|мес|месяц|месяца|месяцев|m|mo|month|months)$/, "month", 1],
  [/^(г|год|года|лет|y|year|years)$/, "year", 1],
  [/^полгода$/, "month", 6],
];

const WORD_NUMBERS: Record<string, number> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пару": 2,
};

// Beyond this nobody plans; with at most four terms the calendar stays within four-digit years.
const FURTHEST: Record<Unit, number> = { day: 3660, week: 520, month: 120, year: 100 };

function shift(date: DateOnly, count: number, word: string): DateOnly | null {
  const found = UNITS.find(([pattern]) => pattern.test(word));
  if (!found || Math.abs(count) > FURTHEST[found[1]]) return null;
  const [, unit, size] = found;
  const steps = count * size;
  if (unit === "day") return addDays(date, steps);
  if (unit === "week") return addDays(date, steps * 7);
  return addMonthsTo(date, unit === "month" ? steps : steps * 12);
}

const readNamed: Reader = (text, today) => {
  const days = Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
  return days === undefined ? null : addDays(today, days);
};

const readWeekday: Reader = (text, today, lean) => {
  const found = WEEKDAYS.find(([pattern]) => pattern.test(text.replace(/^(во?|on)\s+/, "")));
  if (!found) return null;
  const ahead = (found[1] - weekday(today) + 7) % 7 || 7;
  return addDays(today, lean === "future" ? ahead : ahead === 7 ? -7 : ahead - 7);
};

/** Day and month without a year: the nearest such day on the leaning side; 29 February looks up to eight years away. */
function leaning(day: number, month: number, today: DateOnly, lean: Lean): DateOnly | null {
  const { year } = partsOf(today);
  for (let away = 0; away <= 8; away += 1) {
    const found = dateOf(lean === "future" ? year + away : year - away, month, day);
    if (found && (lean === "future" ? found >= today : found <= today)) return found;
  }
  return null;
}

const onDay = (day: number, month: number, year: string | undefined, today: DateOnly, lean: Lean): DateOnly | null =>
  year ? dateOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day) : leaning(day, month, today, lean);

const readNumbers: Reader = (text, today, lean) => {
  if (isDateOnly(text)) return text;
  const found = /^(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}))?\.?$/.exec(text);
  return found && onDay(Number(found[1]), Number(found[2]), found[3], today, lean);
};

const readMonthName: Reader = (text, today, lean) => {
  const dayFirst = /^(\d{1,2})(?:-?го|st|nd|rd|th)?\s*([а-яa-z]+)\.?,?(?:\s*(\d{4}|\d{2})(?:\s*г(?:ода|\.)?)?)?$/.exec(text);
  const monthFirst = dayFirst ? null : /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/.exec(text);
  const name = dayFirst?.[2] ?? monthFirst?.[1];
  const day = dayFirst?.[1] ?? monthFirst?.[2];
  const month = name ? MONTHS.findIndex((pattern) => pattern.test(name)) + 1 : 0;
  return month > 0 ? onDay(Number(day), month, dayFirst?.[3] ?? monthFirst?.[3], today, lean) : null;
};

/** «+3д», «-1 неделя», «+1м 2н», "+3d +1w": every term moves on from where the last one led. */
const readSigned: Reader = (text, today) => {
  const sign = /^[+\-−]/.exec(text);
  if (!sign || !/^(?:[+\-−]?\s*\d{1,4}\s*[а-яa-z]+\s*){1,4}$/.test(text)) return null;
  let at: DateOnly | null = today;
  let minus = false;
  for (const [, own, count, unit] of text.matchAll(/([+\-−])?\s*(\d{1,4})\s*([а-яa-z]+)/g)) {
    if (own) minus = own !== "+";
    at = at && shift(at, minus ? -Number(count) : Number(count), unit ?? "");
  }
  return at;
};

/** «через 2 недели», «через месяц», «2 дня назад», "in 2 weeks", "a week ago". */
const readDistance: Reader = (text, today) => {
  const ahead = /^(?:через|in)\s+(?:(\S+)\s+)?([а-яa-z]+)$/.exec(text);
  const back = ahead ? null : /^(?:(\S+)\s+)?([а-яa-z]+)\s+(?:назад|ago)$/.exec(text);
  const found = ahead ?? back;
  if (!found) return null;
  const word = found[1] ?? "1";
  const count = /^\d{1,4}$/.test(word) ? Number(word) : Object.hasOwn(WORD_NUMBERS, word) ? WORD_NUMBERS[word] : undefined;
  return count === undefined ? null : shift(today, ahead ? count : -count, found[2] ?? "");
};

const readMonthEnd: Reader = (text, today) =>
  /^(в конце месяца|конец месяца|end of (the )?month|month end)$/.test(text) ? lastDay(monthOf(today)) : null;

const READERS: Reader[] = [readNamed, readWeekday, readNumbers, readMonthName, readSigned, readDistance, readMonthEnd];

/**
 * What a person typed into a date field, in Russian or English whatever the interface speaks, or null.
 * Day before month: «завтра», «пт», «15.3», «15.03.26», «15 марта», «через 2 недели», «+3д», «конец месяца».
 */
export function parseDateWords(text: string, today: DateOnly, lean: Lean = "future"): DateOnly | null {
  const words = text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim();
  if (words === "" || words.length > 60) return null;
  for (const read of READERS) {
    const found = read(words, today, lean);
    if (found) return found;
  }
  return null;
}
