import type { Column, ColumnId } from "@/components/grid/geometry";
import { followed } from "@/components/grid/links";
import { endVisible, firstVisible, startsGroup, type Scene } from "@/components/grid/painter";
import { dateOfDay } from "@/lib/grid/rules";
import { TIERS, type Entry, type GridData } from "@/lib/grid/schema";
import { uuidAt } from "@/lib/grid/uuids";

const ROW = "absolute left-0 flex w-full items-center border-b";
const CELL = "overflow-hidden text-ellipsis whitespace-nowrap px-1.5";
const FACE: Record<ColumnId, string> = {
  channel: "font-mark text-ink pl-3", subChannel: "font-mark text-ink2", region: "font-mark text-ink2", client: "text-ink font-medium flex items-center gap-1.5",
  owner: "text-ink2", next: "text-ink2 text-right", last: "text-right text-[11px] text-ink3 pl-0 pr-1.25",
};
const VIP = "shrink-0 rounded-xs border border-accent px-0.5 font-mark text-[9.5px]/[13px] font-bold tracking-[.2px] text-accent";
const NO_LAST = "—";

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
  cells: Map<ColumnId, HTMLElement>;
  link: HTMLAnchorElement;
  badge: HTMLElement;
  /** What it shows: the row of the view, the row of the data, and its flags; −1 for nothing yet. */
  shows: number;
  at: number;
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
  private columns: readonly Column[] = [];
  private drawn: GridData | null = null;

  constructor(private readonly container: HTMLElement, private readonly words: RowWords, signal: AbortSignal) {
    container.addEventListener("click", (event) => followed(event, words.open), { signal });
  }

  /** Everything is written again at the next frame: other data, another width, a changed row. */
  forget(): void {
    for (const row of this.pool) row.shows = -1;
  }

  /** `late`: contacts up to this day are an alarm. */
  render(scene: Scene, late: number): void {
    if (this.columns !== scene.geometry.columns) this.rebuild(scene);
    if (this.drawn !== scene.data) this.forget();
    this.drawn = scene.data;
    this.container.style.transform = `translateY(${-scene.top}px)`;
    const [first, end] = [firstVisible(scene), endVisible(scene)];
    const size = Math.max(this.pool.length, end - first);
    while (this.pool.length < size) this.pool.push(this.newRow(scene));
    const used = new Set<PooledRow>();
    for (let at = first; at < end; at++) {
      const pooled = this.pool[at % size]!;
      used.add(pooled);
      this.write(pooled, scene, at, this.flagsOf(scene, at, first, late));
    }
    for (const pooled of this.pool) pooled.element.hidden = !used.has(pooled);
  }

  private rebuild(scene: Scene): void {
    this.columns = scene.geometry.columns;
    this.container.replaceChildren();
    this.container.style.width = `${scene.geometry.left}px`;
    this.pool = [];
  }

  private newRow({ geometry }: Scene): PooledRow {
    const element = document.createElement("div");
    element.className = ROW;
    element.style.height = `${geometry.row}px`;
    element.setAttribute("role", "row");
    const link = document.createElement("a");
    link.className = "min-w-0 overflow-hidden text-ellipsis hover:underline";
    link.tabIndex = -1;
    const badge = document.createElement("span");
    badge.className = VIP;
    badge.textContent = this.words.vip;
    const cells = new Map<ColumnId, HTMLElement>();
    geometry.columns.forEach(({ id, width }, column) => {
      const cell = document.createElement("span");
      cell.className = `${CELL} ${FACE[id]}`;
      cell.style.width = `${width}px`;
      if (id !== "last") cell.style.fontSize = `${FACE[id].includes("font-mark") ? geometry.narrow : geometry.text}px`;
      cell.setAttribute("role", id === "client" ? "rowheader" : "gridcell");
      cell.setAttribute("aria-colindex", String(column + 1));
      if (id === "client") cell.append(link, badge);
      cells.set(id, cell);
      element.append(cell);
    });
    this.container.append(element);
    return { element, cells, link, badge, shows: -1, at: -1 };
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
    const shows = (scene.rows[at]! * 32 + flags) * 2 + 1;
    const { element } = pooled;
    if (pooled.at !== at) {
      pooled.at = at;
      element.style.top = `${at * scene.geometry.row}px`;
      element.setAttribute("aria-rowindex", String(at + 1 + this.words.headRows));
    }
    if (pooled.shows === shows) return;
    pooled.shows = shows;
    element.style.borderBottomColor = flags & GROUP ? "var(--line2)" : "var(--line)";
    element.style.background = flags & CURRENT ? "var(--faint)" : "";
    // The cursor's own layer speaks for this row.
    element.ariaHidden = flags & CURRENT ? "true" : null;
    this.writeCells(pooled, scene.data, scene.rows[at]!, flags);
  }

  private writeCells({ cells, link, badge }: PooledRow, data: GridData, row: number, flags: number): void {
    const { dictionary } = data;
    const last = data.lastContact[row]!;
    const text = (id: ColumnId, words: string, repeats = false) => {
      const cell = cells.get(id);
      if (!cell) return;
      cell.textContent = words;
      cell.title = words;
      cell.style.opacity = repeats ? "0" : "";
    };
    text("channel", nameAt(dictionary.channels, data.channels[row]!), (flags & REPEATS_CHANNEL) > 0);
    text("subChannel", nameAt(dictionary.subChannels, data.subChannels[row]!), (flags & REPEATS_SUB) > 0);
    text("region", nameAt(dictionary.regions, data.regions[row]!));
    text("owner", nameAt(dictionary.owners, data.owners[row]!));
    const next = dateOfDay(data.nextContact[row]!);
    text("next", next === null ? "" : this.words.shortDay(next));
    text("last", last === 0 ? NO_LAST : String(Math.max(0, data.today - last)));
    const days = cells.get("last")!;
    days.style.color = flags & LATE ? "var(--alarm)" : "";
    days.style.fontWeight = flags & LATE ? "700" : "";
    days.style.fontSize = days.textContent!.length > 3 ? "10px" : "";
    link.textContent = data.names[row]!;
    link.title = data.names[row]!;
    link.href = this.words.hrefOf(uuidAt(data.ids, row));
    link.parentElement!.classList.toggle("font-heading", (flags & CURRENT) > 0);
    badge.hidden = TIERS[data.tiers[row]!] !== "VIP";
  }
}
