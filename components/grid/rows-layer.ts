import type { ColumnId, Geometry } from "@/components/grid/geometry";
import { followed } from "@/components/grid/links";
import { endVisible, firstVisible, startsGroup, type Scene } from "@/components/grid/painter";
import { dateOfDay } from "@/lib/grid/rules";
import { TIERS, type Entry, type GridData } from "@/lib/grid/schema";
import { uuidAt } from "@/lib/grid/uuids";

const ROW = "absolute top-0 left-0 flex w-full items-center border-b contain-strict";
const CELL = "h-full overflow-hidden text-ellipsis whitespace-nowrap px-1.5 contain-strict";
const FACE: Record<ColumnId, string> = {
  channel: "font-mark text-ink pl-3", subChannel: "font-mark text-ink2", region: "font-mark text-ink2", client: "text-ink font-medium flex items-center gap-1.5",
  owner: "text-ink2", next: "text-right", last: "text-right text-[11px] text-ink3 pl-0 pr-1.25",
};
const VIP = "shrink-0 rounded-xs border border-accent px-0.5 font-mark text-[9.5px]/[13px] font-bold tracking-[.2px] text-accent";
const NO_LAST = "—";
const REST_MS = 80;

export interface RowWords {
  hrefOf: (clientId: string) => string;
  /** The page's own navigation. */
  open?: (href: string) => void;
  /** A day number as it stands in a narrow column: 26.11. */
  shortDay: (date: string) => string;
  /** Short for the VIP tier. */
  vip: string;
  /** Rows in the head above the first client. */
  headRows: number;
}

interface PooledRow {
  element: HTMLElement;
  /** The text of each column, written in place. */
  texts: Map<ColumnId, Text>;
  link: HTMLAnchorElement;
  badge: HTMLElement;
  last: HTMLElement;
  /** What it shows: the row of the data, its place in the view, its flags; −1 for nothing yet. */
  row: number;
  at: number;
  flags: number;
  used: boolean;
}

const REPEATS_CHANNEL = 1;
const REPEATS_SUB = 2;
const CURRENT = 4;
const GROUP = 8;
const LATE = 16;

const nameAt = (entries: readonly Entry[], position: number): string => entries[position - 1]?.name ?? "";

/** The sticky columns of the visible rows as DOM. Rows are reused: scrolling by one row writes one row. */
export class RowsLayer {
  private pool: PooledRow[] = [];
  private geometry: Geometry | null = null;
  private drawn: GridData | null = null;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly container: HTMLElement, private readonly words: RowWords, signal: AbortSignal) {
    signal.addEventListener("abort", () => clearTimeout(this.resting));
    container.addEventListener("click", (event) => followed(event, words.open), { signal });
    // What is cut off can be read in full where the pointer rests; written then, not with every row.
    container.addEventListener("pointerover", ({ target }) => {
      if (target instanceof HTMLElement) target.title = target.scrollWidth > target.clientWidth ? target.textContent : "";
    }, { signal });
  }

  /** Everything is written again at the next frame: other data, another width, a changed row. */
  forget(): void {
    for (const pooled of this.pool) pooled.row = -1;
  }

  /** `late`: contacts up to this day are an alarm. */
  render(scene: Scene, late: number): void {
    if (this.geometry !== scene.geometry) this.rebuild(scene);
    if (this.drawn !== scene.data) this.forget();
    this.drawn = scene.data;
    this.container.style.transform = `translateY(${-scene.top}px)`;
    const [first, end] = [firstVisible(scene), endVisible(scene)];
    while (this.pool.length < end - first) this.pool.push(this.newRow(scene));
    const size = this.pool.length;
    for (let at = first; at < first + size; at++) {
      const pooled = this.pool[at % size]!;
      const used = at < end;
      if (pooled.used !== used) pooled.element.hidden = !used;
      pooled.used = used;
      if (used) this.write(pooled, scene, at, this.flagsOf(scene, at, first, late));
    }
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.settle(), REST_MS);
  }

  private rebuild(scene: Scene): void {
    this.geometry = scene.geometry;
    this.container.replaceChildren();
    this.container.style.width = `${scene.geometry.left}px`;
    this.pool = [];
  }

  private newRow({ geometry }: Scene): PooledRow {
    const element = document.createElement("div");
    element.className = ROW;
    element.style.height = `${geometry.row}px`;
    element.style.lineHeight = `${geometry.row - 1}px`;
    element.setAttribute("role", "row");
    const link = document.createElement("a");
    link.className = "min-w-0 overflow-hidden text-ellipsis hover:underline";
    link.tabIndex = -1;
    const badge = document.createElement("span");
    badge.className = VIP;
    badge.textContent = this.words.vip;
    const texts = new Map<ColumnId, Text>();
    let last: HTMLElement = element;
    geometry.columns.forEach(({ id, width }, column) => {
      const cell = document.createElement("span");
      cell.className = `${CELL} ${FACE[id]}`;
      cell.style.width = `${width}px`;
      if (id !== "last") cell.style.fontSize = `${FACE[id].includes("font-mark") ? geometry.narrow : geometry.text}px`;
      cell.setAttribute("role", id === "client" ? "rowheader" : "gridcell");
      cell.setAttribute("aria-colindex", String(column + 1));
      const text = document.createTextNode("");
      texts.set(id, text);
      if (id === "client") {
        link.append(text);
        cell.append(link, badge);
      } else cell.append(text);
      if (id === "last") last = cell;
      element.append(cell);
    });
    this.container.append(element);
    return { element, texts, link, badge, last, row: -1, at: -1, flags: -1, used: true };
  }

  private flagsOf(scene: Scene, at: number, first: number, late: number): number {
    const { data, rows, grouped, current } = scene;
    const [row, before] = [rows[at]!, rows[at - 1]];
    const topmost = at === (first * scene.geometry.row < scene.top ? first + 1 : first);
    const follows = grouped && !topmost && before !== undefined && data.channels[row] === data.channels[before];
    const last = data.lastContact[row]!;
    return (follows ? REPEATS_CHANNEL : 0) | (follows && data.subChannels[row] === data.subChannels[before] ? REPEATS_SUB : 0)
      | (at === current ? CURRENT : 0) | (at + 1 < rows.length && startsGroup(scene, at + 1) ? GROUP : 0) | (last !== 0 && last <= late ? LATE : 0);
  }

  private write(pooled: PooledRow, scene: Scene, at: number, flags: number): void {
    const row = scene.rows[at]!;
    if (pooled.at !== at) pooled.element.style.transform = `translateY(${at * scene.geometry.row}px)`;
    if (pooled.row !== row || pooled.flags !== flags) this.writeTexts(pooled, scene.data, row, flags);
    if (pooled.flags !== flags) this.writeFlags(pooled, flags, pooled.flags < 0 ? ~0 : pooled.flags ^ flags);
    Object.assign(pooled, { row, at, flags });
  }

  private writeTexts({ texts, badge, last }: PooledRow, data: GridData, row: number, flags: number): void {
    const { dictionary, today } = data;
    const text = (id: ColumnId, words: string) => {
      const node = texts.get(id);
      if (node && node.data !== words) node.data = words;
    };
    const day = data.lastContact[row]!;
    const next = texts.has("next") ? dateOfDay(data.nextContact[row]!) : null;
    text("channel", flags & REPEATS_CHANNEL ? "" : nameAt(dictionary.channels, data.channels[row]!));
    text("subChannel", flags & REPEATS_SUB ? "" : nameAt(dictionary.subChannels, data.subChannels[row]!));
    text("region", nameAt(dictionary.regions, data.regions[row]!));
    text("owner", nameAt(dictionary.owners, data.owners[row]!));
    text("client", data.names[row]!);
    text("next", next === null ? "" : this.words.shortDay(next));
    texts.get("next")?.parentElement?.classList.toggle("text-alarm", next !== null && data.nextContact[row]! < today);
    text("last", day === 0 ? NO_LAST : String(Math.max(0, today - day)));
    // Four digits fit in the narrow face alone.
    last.classList.toggle("font-mark", today - day > 999);
    const vip = TIERS[data.tiers[row]!] === "VIP";
    if (vip === badge.hidden) badge.hidden = !vip;
  }

  /** What only a pointer or a screen reader asks for is written when the scrolling rests. */
  private settle(): void {
    for (const { element, link, row, at, used } of this.pool) {
      if (!used || row < 0 || !this.drawn) continue;
      element.setAttribute("aria-rowindex", String(at + 1 + this.words.headRows));
      link.href = this.words.hrefOf(uuidAt(this.drawn.ids, row));
    }
  }

  /** `changed`: the flags to be written anew. */
  private writeFlags({ element, link, last }: PooledRow, flags: number, changed: number): void {
    if (changed & GROUP) element.style.borderBottomColor = flags & GROUP ? "var(--line2)" : "";
    if (changed & LATE) {
      last.style.color = flags & LATE ? "var(--alarm)" : "";
      last.style.fontWeight = flags & LATE ? "700" : "";
    }
    if (!(changed & CURRENT)) return;
    element.style.background = flags & CURRENT ? "var(--faint)" : "";
    link.style.fontWeight = flags & CURRENT ? "650" : "";
    // The cursor's own layer speaks for this row.
    element.ariaHidden = flags & CURRENT ? "true" : null;
  }
}
