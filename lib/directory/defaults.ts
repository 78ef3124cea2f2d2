/** What a new organisation starts with; it renames, adds and retires entries itself. Keys never change. */
interface Entry {
  key: string;
  ru: string;
  en: string;
}

export interface SourceSeed extends Entry {
  /** OUTBOUND: we found them; INBOUND: they came by themselves, so the source is asked at the first contact */
  kind: "OUTBOUND" | "INBOUND";
}

export type OutcomeApplies = "CALL" | "VISIT";

export interface OutcomeSeed extends Entry {
  /** nothing further follows by itself: the card asks for a stop with a reason instead of a next contact date */
  final: boolean;
  /** a final outcome that is also the reason why the client was lost or left */
  exitReason: boolean;
  appliesTo: readonly OutcomeApplies[];
}

export type StopReasonSeed = Entry;

/** The article's four ways of finding clients, each with its parts, and how clients come by themselves. */
export const SOURCES: readonly SourceSeed[] = [
  // article: «Холодный обзвон … прямой рассылки информационных материалов»
  { key: "cold-call", kind: "OUTBOUND", ru: "Холодный обзвон", en: "Cold calling" },
  { key: "direct-mailing", kind: "OUTBOUND", ru: "Прямая рассылка с обзвоном", en: "Direct mailing followed by a call" },
  // article: «Интернет сайт и другие способы рекламы, включая PR статьи, выступления на конференциях»
  { key: "site", kind: "INBOUND", ru: "Сайт", en: "Website" },
  { key: "advertising", kind: "INBOUND", ru: "Реклама", en: "Advertising" },
  { key: "search-engine", kind: "INBOUND", ru: "Поиск в интернете", en: "Internet search" },
  { key: "social-media", kind: "INBOUND", ru: "Социальные сети и мессенджеры", en: "Social media and messengers" },
  { key: "pr-article", kind: "INBOUND", ru: "PR-статья", en: "PR article" },
  { key: "conference-speech", kind: "INBOUND", ru: "Выступление на конференции", en: "Conference speech" },
  // article: «Выставки, включая региональные»
  { key: "exhibition", kind: "OUTBOUND", ru: "Выставка", en: "Exhibition" },
  { key: "regional-exhibition", kind: "OUTBOUND", ru: "Региональная выставка", en: "Regional exhibition" },
  // article: «Слухи» — a purposeful request to loyal clients to recommend us
  { key: "recommendation-asked", kind: "OUTBOUND", ru: "Рекомендация, о которой мы попросили", en: "Recommendation we asked for" },
  { key: "recommendation", kind: "INBOUND", ru: "Порекомендовали сами", en: "Recommended unasked" },
  { key: "inbound-call", kind: "INBOUND", ru: "Входящий звонок", en: "Inbound call" },
  { key: "inbound-mail", kind: "INBOUND", ru: "Входящее письмо", en: "Inbound e-mail" },
  { key: "tender", kind: "OUTBOUND", ru: "Тендер, найденный нами", en: "Tender we found" },
  { key: "tender-invitation", kind: "INBOUND", ru: "Приглашение на тендер", en: "Invitation to tender" },
  { key: "former-client", kind: "INBOUND", ru: "Вернувшийся клиент", en: "Returning client" },
  { key: "partner", kind: "INBOUND", ru: "Партнёр", en: "Partner" },
];

const BOTH: readonly OutcomeApplies[] = ["CALL", "VISIT"];
const CALL: readonly OutcomeApplies[] = ["CALL"];
const VISIT: readonly OutcomeApplies[] = ["VISIT"];
const open = (key: string, ru: string, en: string, appliesTo = BOTH): OutcomeSeed =>
  ({ key, ru, en, final: false, exitReason: false, appliesTo });
const final = (key: string, ru: string, en: string, exitReason = true, appliesTo = BOTH): OutcomeSeed =>
  ({ key, ru, en, final: true, exitReason, appliesTo });

/** What a call or a visit ended with. */
export const OUTCOMES: readonly OutcomeSeed[] = [
  open("meeting-set", "Назначена встреча", "Meeting arranged"),
  open("call-back", "Перезвонить", "Call back"),
  open("offer-asked", "Просит расчёт или предложение", "Asks for a quotation or an offer"),
  open("materials-asked", "Просит материалы", "Asks for materials"),
  open("thinking", "Думает", "Thinking it over"),
  open("negotiating", "Согласуем условия", "Agreeing on terms"),
  open("contract-preparing", "Готовим договор", "Contract in preparation"),
  open("tender-awaited", "Ждём тендера", "Waiting for the tender"),
  open("postponed", "Отложили, вернуться позже", "Postponed, come back later"),
  open("referred-on", "Направили к другому сотруднику", "Referred to another person"),
  open("no-decision-maker", "Не соединили с ЛПР (секретарь)", "Not put through to the decision maker (secretary)", CALL),
  open("no-answer", "Не дозвонились", "No answer", CALL),
  open("meeting-moved", "Встреча перенесена", "Meeting put off", VISIT),
  open("work-goes-on", "Работа идёт, вопросов нет", "Work goes on, nothing open"),
  final("wrong-number", "Неверный номер", "Wrong number", false, CALL),
  final("not-interested", "Не интересно", "Not interested"),
  final("works-with-others", "Работает с другими", "Works with others"),
  final("not-our-profile", "Не наш профиль", "Not our profile"),
  final("too-expensive", "Дорого", "Too expensive"),
  final("own-resources", "Делают своими силами", "Does it with own resources"),
  final("closed-down", "Компания закрылась", "Company has closed down"),
  final("asked-not-to-call", "Просит больше не звонить", "Asks not to be called again"),
];

/** Why no further contact is planned: a card carries a next contact date or one of these. */
export const STOP_REASONS: readonly StopReasonSeed[] = [
  { key: "not-interested", ru: "Не интересно", en: "Not interested" },
  { key: "works-with-others", ru: "Работает с другими", en: "Works with others" },
  { key: "not-our-profile", ru: "Не наш профиль", en: "Not our profile" },
  { key: "too-expensive", ru: "Не сошлись в цене", en: "No agreement on price" },
  { key: "own-resources", ru: "Делают своими силами", en: "Does it with own resources" },
  { key: "no-need", ru: "Нет потребности", en: "No need" },
  { key: "tender-lost", ru: "Проигран тендер", en: "Tender lost" },
  { key: "dissatisfied", ru: "Ушёл недовольным", en: "Left dissatisfied" },
  { key: "insolvent", ru: "Неплатёжеспособен", en: "Insolvent" },
  { key: "closed-down", ru: "Компания закрылась", en: "Company has closed down" },
  { key: "no-way-to-reach", ru: "Нет действующих контактов", en: "No working contacts" },
  { key: "asked-not-to-call", ru: "Просит больше не звонить", en: "Asks not to be called again" },
  { key: "duplicate", ru: "Дубль другого клиента", en: "Duplicate of another client" },
  { key: "other", ru: "Другая причина (написать)", en: "Another reason (write it)" },
];
