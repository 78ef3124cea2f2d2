import type { Digest, DigestRow, UntouchedClient } from "@/lib/digests/workbook";
import { addDays, type DateOnly } from "@/lib/core/dates";

/** Invented names and texts, long and short, as a month of a channel has them. */
const NAMES = ["Ромашка", "Северный ветер", "Вкусная столовая № 7", "Точка сборки", "Фабрика-кухня «Уралочка»", "Берег", "Три пескаря", "Гостиничный двор"];
const FORMS = ["ООО", "АО", "ИП", "ГБУЗ"];
const SUB_CHANNELS = ["Столовые", "Кафе и рестораны", "Гостиницы", "Фабрики-кухни"];
const REGIONS = ["Москва", "Тверская область", "Санкт-Петербург", "Республика Татарстан"];
const OWNERS = ["Иванова А. В.", "Константинопольский М. Ю.", "Ли С.", null];
const PEOPLE = ["Петров П. И., директор", "Сафина Г. Р., главный технолог", "Орлова Е., закупки", null];
const SUBSTANCES = [
  "Открывают вторую столовую на 180 мест в марте. Помещение взяли, проекта нет, бюджет около 14 млн. Решает директор вместе с главным технологом; с прошлым подрядчиком расстались из-за сроков.",
  "Не до нас: проверка. Перезвонить после праздников.",
  "Смотрели наш объект на Садовой. Понравилась линия раздачи, сомневаются в вытяжке: просят расчёт воздухообмена и два адреса, где такая работает больше года.",
  "- меняют поставщика посуды\n- тендер в феврале, условия пришлют\n- просят приехать с технологом",
  "=СУММ(тест)",
];
const PROPOSALS = ["Отправить расчёт и смету до конца недели, затем показать объект", "Позвонить после 11 января", "Привезти технолога; согласовать с линейной службой сроки монтажа", null];
const STOP = "закрываются, помещение продают";
const FIRST_DAY: DateOnly = "2026-10-01";

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const clientName = (n: number) => `${at(FORMS, n)} «${at(NAMES, n * 5 + 3)} ${n + 1}»`;

function* cards(clients: number): Generator<DigestRow> {
  for (let n = 0; n < clients; n++)
    for (let card = 0; card <= n % 4; card++) {
      const mix = n * 7 + card * 3;
      const stopped = mix % 11 === 0;
      yield {
        clientId: String(n), client: clientName(n), subChannel: at(SUB_CHANNELS, n), region: at(REGIONS, n * 3), owner: at(OWNERS, n),
        occurredOn: addDays(FIRST_DAY, (n % 8) + card * 14), precision: mix % 13 === 0 ? "MONTH" : "DAY",
        kind: (["CALL", "CALL", "VISIT", "START"] as const)[card % 4] ?? "CALL", reached: mix % 5 !== 0, withWhom: at(PEOPLE, mix),
        substance: at(SUBSTANCES, mix), proposals: at(PROPOSALS, mix), nextOn: stopped ? null : addDays(FIRST_DAY, 60 + (mix % 30)),
        stopReason: stopped ? STOP : null, author: at(OWNERS, n + card) ?? "Сидоров С.",
      };
    }
}

function* silent(count: number): Generator<UntouchedClient> {
  for (let n = 0; n < count; n++)
    yield {
      client: clientName(500 + n), subChannel: at(SUB_CHANNELS, n), region: at(REGIONS, n), owner: at(OWNERS, n),
      lastContactOn: n % 3 === 0 ? null : addDays(FIRST_DAY, -40 - n), nextOn: n % 4 === 0 ? addDays(FIRST_DAY, 70) : null,
    };
}

/** A digest of two months with about 2.5 cards a client. */
export const aSampleDigest = (clients: number, untouched: number): Digest => ({
  organisation: "ООО «Кухни под ключ»", channel: "HoReCa", period: { from: 321, to: 322 }, takenOn: "2026-11-23",
  owners: OWNERS.map((owner, n) => ({ owner, clients: 30 + n, calls: 90 + n * 7, reached: 41 + n, visits: 12 - n, starts: n })),
  untouchedCount: untouched, rows: cards(clients), untouched: silent(untouched),
});
