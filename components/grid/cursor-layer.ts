import type { Geometry } from "@/components/grid/geometry";
import type { Scene } from "@/components/grid/painter";

/** A cell of the view: its row and its month, both counted from 0. */
export interface Spot {
  row: number;
  at: number;
}

export interface CursorWords {
  /** «Ромашка. Автокомпоненты, Запчасти, Москва» */
  client: (row: number) => string;
  /** «Ноябрь 2026: звонок, план визита» */
  cell: (row: number, at: number) => string;
  headRows: number;
}

const RING = "pointer-events-none absolute top-0 left-0 rounded-xs outline-2 outline-offset-0 outline-accent ring-1 ring-bg ring-offset-0 focus-visible:outline-2 focus-visible:outline-accent";

/**
 * The one real cell: it stands over the cell of the cursor, has the focus and speaks for it. There are two of them
 * that take turns, because a screen reader announces a focus that moves, not a label that changes.
 */
export class CursorLayer {
  private readonly turns: { row: HTMLElement; name: HTMLElement; cell: HTMLElement }[];
  private turn = 0;
  private sized: Geometry | null = null;

  constructor(container: HTMLElement, private readonly words: CursorWords) {
    this.turns = [0, 1].map(() => {
      const [row, name, cell] = [document.createElement("div"), document.createElement("span"), document.createElement("div")];
      row.setAttribute("role", "row");
      row.hidden = true;
      name.setAttribute("role", "rowheader");
      name.className = "sr-only";
      cell.setAttribute("role", "gridcell");
      cell.className = RING;
      cell.tabIndex = -1;
      row.append(name, cell);
      container.append(row);
      return { row, name, cell };
    });
  }

  get cell(): HTMLElement {
    return this.turns[this.turn]!.cell;
  }

  /** Moves to a cell; with `focus` the focus goes along and the cell is announced. */
  show(spot: Spot, scene: Scene, focus: boolean): void {
    const before = this.turns[this.turn]!;
    this.turn = 1 - this.turn;
    const { row, name, cell } = this.turns[this.turn]!;
    const clientColumn = scene.geometry.columns.findIndex(({ id }) => id === "client") + 1;
    row.hidden = false;
    row.setAttribute("aria-rowindex", String(spot.row + 1 + this.words.headRows));
    name.setAttribute("aria-colindex", String(clientColumn));
    name.textContent = this.words.client(spot.row);
    cell.setAttribute("aria-colindex", String(scene.geometry.columns.length + spot.at + 1));
    cell.setAttribute("aria-label", `${name.textContent}. ${this.words.cell(spot.row, spot.at)}`);
    cell.tabIndex = 0;
    this.place(spot, scene);
    if (focus) cell.focus({ preventScroll: true });
    before.cell.tabIndex = -1;
    before.row.hidden = true;
  }

  hide(): void {
    for (const { row } of this.turns) row.hidden = true;
  }

  /** Follows the scrolling and the width of the screen. */
  place({ row, at }: Spot, { geometry, left, top }: Scene): void {
    if (this.sized !== geometry) {
      for (const { cell } of this.turns) Object.assign(cell.style, { width: `${geometry.month + 1}px`, height: `${geometry.row + 1}px` });
      this.sized = geometry;
    }
    this.cell.style.transform = `translate(${at * geometry.month - left - 1}px, ${row * geometry.row - top - 1}px)`;
  }
}
