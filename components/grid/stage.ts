import { CursorLayer, type CursorWords, type Spot } from "@/components/grid/cursor-layer";
import type { Geometry } from "@/components/grid/geometry";
import { fontsReady, lookOf, watchLook, type Look } from "@/components/grid/look";
import { Painter, type Scene } from "@/components/grid/painter";
import { RowsLayer, type RowWords } from "@/components/grid/rows-layer";
import type { GridData } from "@/lib/grid/schema";

/** The places the stage draws into; React makes them once and leaves their inside alone. */
export interface StageParts {
  /** Takes the sideways scroll as --grid-left for heads and totals. */
  frame: HTMLElement;
  scroller: HTMLElement;
  /** As large as all rows and months, so that the scroller scrolls. */
  extent: HTMLElement;
  /** Sticks to the visible part. */
  window: HTMLElement;
  rows: HTMLElement;
  months: HTMLElement;
  canvas: HTMLCanvasElement;
}

export interface StageView {
  data: GridData;
  rows: Uint32Array;
  geometry: Geometry;
  grouped: boolean;
  /** Contacts up to this day are an alarm. */
  late: number;
}

export interface StageWords extends RowWords, CursorWords {
  marks: Look["words"];
}

/** Draws the grid outside React: one frame a scroll, nothing but what is seen. */
export class Stage {
  private readonly painter: Painter;
  private readonly rows: RowsLayer;
  private readonly cursor: CursorLayer;
  private view: StageView | null = null;
  private dressed: Geometry | null = null;
  private spot: Spot | null = null;
  private fitted = { width: -1, height: -1, left: 0 };
  private frame = 0;
  private readonly stops: (() => void)[] = [];

  constructor(private readonly parts: StageParts, private readonly words: StageWords) {
    this.painter = new Painter(parts.canvas);
    const stop = new AbortController();
    this.rows = new RowsLayer(parts.rows, words, stop.signal);
    this.cursor = new CursorLayer(parts.months, words);
    parts.scroller.addEventListener("scroll", () => this.schedule(), { passive: true, signal: stop.signal });
    const sizes = new ResizeObserver(() => this.schedule());
    sizes.observe(parts.scroller);
    this.stops.push(() => stop.abort(), () => sizes.disconnect(), watchLook(() => this.undress()));
    void fontsReady(lookOf(parts.frame, words.marks)).then(() => this.undress());
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.stops.forEach((end) => end());
    this.parts.rows.replaceChildren();
    for (const child of [...this.parts.months.children]) if (child !== this.parts.canvas) child.remove();
  }

  show(view: StageView): void {
    const { extent } = this.parts;
    this.view = view;
    extent.style.height = `${view.rows.length * view.geometry.row}px`;
    extent.style.width = `${view.geometry.left + view.data.length * view.geometry.month}px`;
    this.parts.months.style.left = `${view.geometry.left}px`;
    this.schedule();
  }

  /** A value of the data changed in place: it is painted in the next frame. */
  repaint(): void {
    this.rows.forget();
    if (this.spot && this.view) this.cursor.show(this.spot, this.scene(this.view), this.hasFocus());
    this.schedule();
  }

  /** Height of the visible part. */
  get height(): number {
    return this.parts.scroller.clientHeight;
  }

  hasFocus(): boolean {
    return this.cursor.cell === document.activeElement;
  }

  focus(): void {
    this.cursor.cell.focus({ preventScroll: true });
  }

  /** Puts the cursor on a cell and brings it into sight; null takes it away. */
  point(spot: Spot | null, focus: boolean): void {
    this.spot = spot;
    if (!this.view) return;
    if (!spot) this.cursor.hide();
    else {
      this.reveal(spot, this.view.geometry);
      this.cursor.show(spot, this.scene(this.view), focus);
    }
    this.schedule();
  }

  /** Rows came or went above the cursor: what the person looks at stays where it is. */
  shift(rows: number): void {
    if (this.view) this.parts.scroller.scrollTop += rows * this.view.geometry.row;
  }

  toTop(): void {
    this.parts.scroller.scrollTop = 0;
  }

  /** The cell under a point of the window, or null beside the months. */
  spotAt(x: number, y: number): Spot | null {
    if (!this.view) return null;
    const box = this.parts.window.getBoundingClientRect();
    const { geometry, rows, data } = this.view;
    const { scrollLeft, scrollTop } = this.parts.scroller;
    const row = Math.floor((y - box.top + scrollTop) / geometry.row);
    const at = Math.floor((x - box.left - geometry.left + scrollLeft) / geometry.month);
    const beside = x - box.left < geometry.left;
    return beside || row < 0 || row >= rows.length || at < 0 || at >= data.length ? null : { row, at };
  }

  /** Where a cell stands on the page. */
  boxOf({ row, at }: Spot): DOMRect {
    const box = this.parts.window.getBoundingClientRect();
    const { geometry } = this.view!;
    const { scrollLeft, scrollTop } = this.parts.scroller;
    return new DOMRect(box.left + geometry.left + at * geometry.month - scrollLeft, box.top + row * geometry.row - scrollTop, geometry.month, geometry.row);
  }

  private reveal({ row, at }: Spot, { row: height, month, left }: Geometry): void {
    const { scroller } = this.parts;
    const [top, x] = [row * height, at * month];
    const room = scroller.clientWidth - left;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + height > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + height - scroller.clientHeight;
    if (x < scroller.scrollLeft) scroller.scrollLeft = x;
    else if (x + month > scroller.scrollLeft + room) scroller.scrollLeft = x + month - room;
  }

  private undress(): void {
    this.dressed = null;
    this.rows.forget();
    this.schedule();
  }

  private schedule(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private scene({ late: _, ...view }: StageView): Scene {
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = this.parts.scroller;
    return { ...view, top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight, current: this.spot?.row ?? -1 };
  }

  /** Writes sizes only when they change: every write costs the browser a look at the layout. */
  private fit({ width, height, left }: Scene): void {
    const { parts, fitted } = this;
    if (fitted.width !== width) parts.window.style.width = `${width}px`;
    if (fitted.height !== height) parts.window.style.height = `${height}px`;
    if (fitted.left !== left) parts.frame.style.setProperty("--grid-left", `${-left}px`);
    this.fitted = { width, height, left };
  }

  private draw(): void {
    const { view, parts } = this;
    if (!view || parts.scroller.clientHeight === 0) return;
    const scene = this.scene(view);
    this.fit(scene);
    if (this.dressed !== view.geometry) {
      this.painter.dress(lookOf(parts.frame, this.words.marks), view.geometry);
      this.dressed = view.geometry;
    }
    this.rows.render(scene, view.late);
    this.painter.paint(scene);
    if (this.spot) this.cursor.place(this.spot, scene);
  }
}
