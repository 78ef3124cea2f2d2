import type { Geometry } from "@/components/grid/geometry";
import type { Look } from "@/components/grid/look";
import { CODES, drawSprites, type Sprites } from "@/components/grid/sprites";
import type { GridData } from "@/lib/grid/schema";

/** What is to be seen: the rows in their order and where the window over them stands, in CSS pixels. */
export interface Scene {
  data: GridData;
  /** Row numbers of the data in the order of the view. */
  rows: Uint32Array;
  geometry: Geometry;
  /** Scrolled by. */
  top: number;
  left: number;
  /** Size of the whole visible part, sticky columns included. */
  width: number;
  height: number;
  /** The row with the cursor in the view, or −1. */
  current: number;
  /** Rows stand by channel: a line parts the channels, their names are not repeated. */
  grouped: boolean;
}

export const firstVisible = ({ top, geometry }: Scene): number => Math.max(0, Math.floor(top / geometry.row));
export const endVisible = ({ top, height, geometry, rows }: Scene): number => Math.min(rows.length, Math.ceil((top + height) / geometry.row));
/** Whether a row of the view begins another channel. */
export const startsGroup = ({ data, rows, grouped }: Scene, at: number): boolean =>
  grouped && at > 0 && data.channels[rows[at]!] !== data.channels[rows[at - 1]!];

type When = keyof typeof CODES;
const whenOf = (month: number, current: number): When => (month < current ? "past" : month === current ? "now" : "future");

/** Draws the months of the visible rows. Everything is rounded to device pixels, so that nothing blurs at 125 %. */
export class Painter {
  private readonly pen: CanvasRenderingContext2D;
  private sprites: Sprites | null = null;
  private look: Look | null = null;

  constructor(private readonly canvas: HTMLCanvasElement) {
    const pen = canvas.getContext("2d", { alpha: false });
    if (!pen) throw new Error("no canvas");
    this.pen = pen;
  }

  dress(look: Look, geometry: Geometry): void {
    this.look = look;
    this.sprites = drawSprites(geometry, look);
  }

  paint(scene: Scene): void {
    if (!this.look || !this.sprites) return;
    const { scale } = this.look;
    const width = Math.max(0, Math.round((scene.width - scene.geometry.left) * scale));
    const height = Math.round(scene.height * scale);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${width / scale}px`;
      this.canvas.style.height = `${height / scale}px`;
    }
    this.ground(scene, this.look);
    this.marks(scene, this.sprites, scale);
    this.years(scene, this.look);
  }

  private x(scene: Scene, at: number): number {
    return Math.round((at * scene.geometry.month - scene.left) * this.look!.scale);
  }

  private y(scene: Scene, row: number): number {
    return Math.round((row * scene.geometry.row - scene.top) * this.look!.scale);
  }

  /** Paper, future, the cursor's row, hairlines. */
  private ground(scene: Scene, { colours, scale }: Look): void {
    const { pen } = this;
    const { width, height } = this.canvas;
    const line = Math.max(1, Math.round(scale));
    const { data, rows, current } = scene;
    const bottom = Math.min(height, this.y(scene, rows.length));
    pen.fillStyle = colours.bg;
    pen.fillRect(0, 0, width, height);
    const future = this.x(scene, data.currentMonth - data.fromMonth + 1);
    pen.fillStyle = colours.surface;
    pen.fillRect(future, 0, width, bottom);
    if (current >= 0) {
      pen.fillStyle = colours.faint;
      pen.fillRect(0, this.y(scene, current), width, this.y(scene, current + 1) - this.y(scene, current));
    }
    for (let at = 1; at <= data.length; at++) {
      pen.fillStyle = (data.fromMonth + at) % 3 === 0 ? colours.line2 : colours.line;
      pen.fillRect(this.x(scene, at) - line, 0, line, bottom);
    }
    for (let at = firstVisible(scene); at < endVisible(scene); at++) {
      pen.fillStyle = at + 1 < rows.length && startsGroup(scene, at + 1) ? colours.line2 : colours.line;
      pen.fillRect(0, this.y(scene, at + 1) - line, width, line);
    }
  }

  private marks(scene: Scene, { sheet, width, height }: Sprites, scale: number): void {
    const { data, rows } = scene;
    const line = Math.max(1, Math.round(scale));
    const [first, end] = [firstVisible(scene), endVisible(scene)];
    for (let at = 0; at < data.length; at++) {
      const x = this.x(scene, at) + line;
      if (x + width < 0 || x > this.canvas.width) continue;
      const codes = CODES[whenOf(data.fromMonth + at, data.currentMonth)];
      const start = at * data.count;
      for (let row = first; row < end; row++) {
        const code = codes[data.months[start + rows[row]!]!]!;
        if (code !== 0) this.pen.drawImage(sheet, code * width, 0, width, height, x, this.y(scene, row) + line, width, height);
      }
    }
  }

  /** Januaries and the present month, over everything. */
  private years(scene: Scene, { colours, scale }: Look): void {
    const { data, rows } = scene;
    const line = Math.max(1, Math.round(scale));
    const bottom = Math.min(this.canvas.height, this.y(scene, rows.length));
    this.pen.fillStyle = colours.line3;
    for (let at = 1; at < data.length; at++) {
      if ((data.fromMonth + at) % 12 === 0) this.pen.fillRect(this.x(scene, at), 0, line, bottom);
    }
    const now = data.currentMonth - data.fromMonth;
    this.pen.fillStyle = colours.ink;
    this.pen.fillRect(this.x(scene, now) - line, 0, line, bottom);
    this.pen.fillRect(this.x(scene, now + 1) - line, 0, line, bottom);
  }
}
