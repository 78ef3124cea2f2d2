import { firstDayOf } from "@/lib/grid/rules";
import { STAGES, type GridRowInput, type GridSource } from "@/lib/grid/schema";
import { FACT, PLAN, unmetPlans } from "@/lib/months/rules";

/** Numbers in [0, 1) that come again with the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NOW = 322; // November 2026
const TODAY = firstDayOf(NOW) + 22;
const CHANNELS = ["Автокомпоненты", "Бытовая техника", "Интернет-торговля", "Косметика и химия", "Напитки и бакалея", "Одежда и обувь", "Фармацевтика", "Электроника", "Медизделия"];
const SUBS = ["Крупные сети", "Дистрибьюторы", "Производители", "Интернет-магазины", "Импортёры"];
const REGIONS = "Москва,Московская,С.-Петербург,Свердловская,Татарстан,Новосибирская,Самарская,Нижегородская,Краснодарский,Ростовская,Башкортостан,Воронежская,Тульская,Калужская,Челябинская,Пермский,Омская,Красноярский,Саратовская,Тюменская".split(",");
const SURNAMES = "Гусева,Мельник,Исаков,Третьякова,Ланской,Юсупов,Самойлова,Громов,Лапина,Юдина,Карпов,Белова,Орлов,Фадеев,Зимина,Рогов,Тихонов,Яшин,Котова,Шубин".split(",");
const HEADS = "Авто,Агро,Аква,Альфа,Балт,Био,Вектор,Гранд,Дельта,Дон,Евро,Запад,Инвест,Интер,Камский,Кубань,Лайт,Мега,Мед,Невский,Норд,Опт,Пром,Рос,Сиб,Спец,Строй,Тех,Торг,Транс,Урал,Фарм,Хим,Центр,Эко,Электро,Юг,Волга,Восток,Север".split(",");
const TAILS = "Деталь,Сервис,Снаб,Комплект,Трейд,Групп,Логистик,Системс,Продукт,Маркет,Импэкс,Холдинг,Техника,Ресурс,Плюс,Компани,Альянс,Партнёр,Стандарт,Инжиниринг".split(",");
const SYLLABLES = "ба,ве,ги,до,жу,за,ки,ло,ми,но,пе,ра,си,то,фе,ха,ци,че,ша,эл,юн,яр,ан,ор,ил,ум,ен,ст,кр,тр".split(",");
type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

function companyName(random: Random): string {
  const word = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, SYLLABLES)).join("");
  const proper = word().replace(/^./, (letter) => letter.toUpperCase());
  const kind = random();
  if (kind < 0.2) return `${pick(random, HEADS)}-${pick(random, TAILS)}`;
  if (kind < 0.5) return `${pick(random, HEADS)}${proper.toLowerCase()}`;
  if (kind < 0.8) return `${proper} ${pick(random, TAILS)}`;
  if (kind < 0.9) return `Торговый дом «${proper}»`;
  return `${pick(random, SURNAMES)} ${proper.slice(0, 1)}. ${pick(random, HEADS).slice(0, 1)}.`;
}

/** A uuid of version 7: clients entered over three years, the rest of the bits random. */
function uuid7(random: Random, millis: number): string {
  const hex = (bits: number) => Math.floor(random() * 2 ** bits).toString(16).padStart(bits / 4, "0");
  const time = millis.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${(8 + Math.floor(random() * 4)).toString(16)}${hex(12)}-${hex(24)}${hex(24)}`;
}

/** Three years of work in five temperaments: [share, from the start a call, a visit a month, a Дог at some time]. */
const PROFILES = [[0.3, 0.06, 0.01, 0], [0.25, 0.18, 0.05, 0.1], [0.2, 0.35, 0.14, 0.6], [0.1, 0.55, 0.35, 1], [0.15, 0, 0, 0]] as const;

function monthsOf(random: Random): Uint8Array {
  const packed = new Uint8Array(NOW + 13);
  let share = random();
  const [, calls, visits, contract] = PROFILES.find(([part]) => (share -= part) < 0) ?? PROFILES[0];
  const start = NOW - Math.floor(random() * 44);
  const put = (month: number, bit: number) => { if (month >= 280 && month < packed.length) packed[month]! |= bit; };
  if (calls > 0) put(start, FACT.CALL);
  for (let month = start; month < NOW + (random() < 0.4 ? 1 : 0); month++) {
    if (random() < calls) put(month, FACT.CALL);
    if (random() < visits) put(month, FACT.VISIT);
    if (random() < 0.03) put(month, pick(random, [PLAN.CALL, PLAN.VISIT]));
  }
  if (random() < contract) put(start + 4 + Math.floor(random() * 9), FACT.CONTRACT | FACT.VISIT);
  for (let month = NOW; month < NOW + 13; month++) if (random() < calls * 0.4 + 0.02) put(month, pick(random, [PLAN.CALL, PLAN.CALL, PLAN.VISIT, PLAN.CONTRACT]));
  return packed;
}

function daysOf(random: Random, packed: Uint8Array) {
  const last = packed.findLastIndex((byte) => (byte & 7) > 0);
  const plan = packed.findIndex((byte, month) => month >= NOW && (byte & 56) > 0);
  const open = packed.findIndex((byte) => unmetPlans(byte) > 0);
  const day = (month: number, most = 28) => (month < 0 ? 0 : firstDayOf(month) + Math.floor(random() * most));
  const lastContact = day(last, last === NOW ? 22 : 28);
  return {
    lastContact,
    nextContact: plan === NOW ? TODAY + Math.floor(random() * 8) : plan < 0 && random() < 0.1 ? TODAY - Math.floor(random() * 60) : day(plan),
    openPlan: open < 0 ? null : open,
    lastStep: lastContact && Math.max(1, lastContact - (random() < 0.4 ? 0 : Math.floor(random() * 400))),
  };
}

/** `count` believable clients of one organisation on 23 November 2026, in the order of their ids. */
export function generatedGrid(count: number, seed = 1): GridSource {
  const random = seeded(seed);
  const entry = (name: string) => ({ id: uuid7(random, 1_690_000_000_000), name });
  const channels = CHANNELS.map(entry);
  const subChannels = channels.flatMap((channel) => SUBS.map((name) => ({ ...entry(name), channelId: channel.id })));
  const regions = REGIONS.map(entry);
  const owners = SURNAMES.map((surname) => entry(`${surname} ${pick(random, [..."АБВГДЕ"])}.`));
  const skewed = <T>(list: readonly T[]): T => list[Math.floor(random() ** 2 * list.length)] as T;
  const row = (): GridRowInput => {
    const packed = monthsOf(random);
    return {
      id: uuid7(random, 1_690_000_000_000 + Math.floor(random() * 9.5e10)), name: companyName(random),
      subChannelId: pick(random, subChannels).id, regionId: skewed(regions).id, ownerId: random() < 0.03 ? null : pick(random, owners).id,
      tier: random() < 0.05 ? "VIP" : random() < 0.4 ? "MEDIUM" : "SMALL", stage: pick(random, STAGES), archived: random() < 0.02,
      ...daysOf(random, packed), packed,
    };
  };
  const rows = Array.from({ length: count }, row).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { stamp: "734211", currentMonth: NOW, today: TODAY, dictionary: { channels, subChannels, regions, owners }, rows };
}
