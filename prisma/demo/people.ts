import type { Random } from "./random";

const MEN = ["Громов", "Лапин", "Рогачёв", "Мельник", "Юдин", "Зуев", "Коротков", "Платонов", "Ершов", "Белов", "Соколов", "Никитин", "Фомин", "Данилов", "Жуков",
  "Тарасов", "Ильин", "Сергеев", "Куликов", "Медведев", "Орехов", "Щербаков", "Голубев", "Панин", "Осипов", "Лыков", "Рябов", "Черкасов", "Богданов", "Ширяев"];
const FIRST_MEN = ["Сергей", "Игорь", "Андрей", "Павел", "Дмитрий", "Алексей", "Михаил", "Олег", "Виктор", "Роман", "Евгений", "Константин", "Антон", "Юрий", "Станислав"];
const FIRST_WOMEN = ["Елена", "Марина", "Ольга", "Наталья", "Юлия", "Ирина", "Светлана", "Анна", "Татьяна", "Екатерина", "Людмила", "Вера", "Дарья", "Алёна", "Ксения"];
const FATHERS = ["Александр", "Виктор", "Николай", "Борис", "Владимир", "Олег", "Андрей", "Михаил", "Павел", "Константин", "Сергей", "Игорь"];

const patronymic = (father: string, woman: boolean) =>
  father.endsWith("й") ? father.slice(0, -1) + (woman ? "евна" : "евич") : father + (woman ? "овна" : "ович");

/** A person's name, surname first. Павел has patronymics of his own. */
export function aName(random: Random): string {
  const woman = random.chance(0.5);
  const surname = random.pick(MEN) + (woman ? "а" : "");
  const father = random.pick(FATHERS);
  const second = father === "Павел" ? (woman ? "Павловна" : "Павлович") : patronymic(father, woman);
  // Surnames that do not bend stay as they are.
  const bent = surname.replace("Мельника", "Мельник");
  return `${bent} ${random.pick(woman ? FIRST_WOMEN : FIRST_MEN)} ${second}`;
}

// Half of a real table has names without their legal forms.
const FORMS = [["", 9], ["ООО", 5], ["АО", 1.2], ["ПАО", 0.3], ["ИП", 0.4]] as const;
const HEADS = ["Север", "Волга", "Урал", "Балт", "Сиб", "Дон", "Юг", "Кама", "Нева", "Вятка", "Алтай", "Ока", "Терек", "Онега", "Ладога", "Байкал", "Амур", "Кубань", "Енисей",
  "Самара", "Рязань", "Тверь", "Пермь", "Орион", "Вектор", "Гранит", "Родник", "Маяк", "Созвездие", "Атлант", "Эталон", "Меридиан", "Пилигрим", "Арсенал", "Кристалл", "Заря",
  "Полюс", "Ракурс", "Фарватер", "Причал", "Каскад", "Горизонт", "Лотос", "Янтарь", "Сапфир", "Кедр", "Берёзка", "Ясень", "Клён", "Рябина"];

/** A company's name: sometimes joined with a word of its trade, sometimes two words in quotes. Not repeated. */
export function aCompany(random: Random, words: readonly string[], taken: Set<string>): string {
  for (;;) {
    const head = random.pick(HEADS);
    const word = random.pick(words);
    const core = random.weighted([[`${head}-${word}`, 4], [`${word} ${head}`, 3], [`${head}${word.toLowerCase()}`, 2]] as const);
    if (taken.has(core)) continue;
    taken.add(core);
    const form = random.weighted(FORMS);
    if (form === "") return core;
    return form === "ИП" ? `ИП ${aName(random).split(" ").slice(0, 2).join(" ")} («${core}»)` : `${form} «${core}»`;
  }
}

const WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** An ИНН of a company with the right check digit. */
export function anInn(random: Random): string {
  const nine = `${random.pick(["77", "78", "50", "16", "63", "52", "66", "54", "61", "23"])}${String(random.int(1, 9_999_999)).padStart(7, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(nine[at]), 0);
  return `${nine}${(sum % 11) % 10}`;
}

/** A number nobody answers: the exchange 010 is in nobody's plan. */
export const aPhone = (random: Random): string => `+7${random.pick(["495", "812", "843", "846", "831", "343", "383", "863", "861", "342"])}010${String(random.int(0, 9999)).padStart(4, "0")}`;
