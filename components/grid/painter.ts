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

/** Where everything of a frame stands, in device pixels of the canvas. */
interface Places {
  first: number;
  end: number;
  /** Left edge of each month, and of the one after the last. */
  x: number[];
  /** Top of each visible row, and of the one after the last. */
  y: number[];
  /** Under the last row there is. */
  bottom: number;
  line: number;
}

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
    const { look, sprites } = this;
    if (!look || !sprites) return;
    this.fit(scene, look.scale);
    const places = this.places(scene, look.scale);
    this.ground(scene, places, look);
    this.marks(scene, places, sprites);
    this.years(scene, places, look);
  }

  private fit(scene: Scene, scale: number): void {
    const width = Math.max(0, Math.round((scene.width - scene.geometry.left) * scale));
    const height = Math.round(scene.height * scale);
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.canvas.style.width = `${width / scale}px`;
    this.canvas.style.height = `${height / scale}px`;
  }

  private places(scene: Scene, scale: number): Places {
    const { geometry, left, top, data } = scene;
    const [first, end] = [firstVisible(scene), endVisible(scene)];
    const x = Array.from({ length: data.length + 1 }, (_, at) => Math.round((at * geometry.month - left) * scale));
    const y = Array.from({ length: Math.max(0, end - first) + 1 }, (_, at) => Math.round(((first + at) * geometry.row - top) * scale));
    return { first, end, x, y, bottom: y.at(-1) ?? 0, line: Math.max(1, Math.round(scale)) };
  }

  /** Paper, future, the cursor's row, hairlines. */
  private ground(scene: Scene, { first, end, x, y, bottom, line }: Places, { colours }: Look): void {
    const { pen } = this;
    const { data, rows, current } = scene;
    const { width, height } = this.canvas;
    pen.fillStyle = colours.bg;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = colours.surface;
    pen.fillRect(x[data.currentMonth - data.fromMonth + 1]!, 0, width, bottom);
    if (current >= first && current < end) {
      pen.fillStyle = colours.faint;
      pen.fillRect(0, y[current - first]!, width, y[current - first + 1]! - y[current - first]!);
    }
    for (let at = 1; at <= data.length; at++) {
      pen.fillStyle = (data.fromMonth + at) % 3 === 0 ? colours.line2 : colours.line;
      pen.fillRect(x[at]! - line, 0, line, bottom);
    }
    for (let at = first; at < end; at++) {
      pen.fillStyle = at + 1 < rows.length && startsGroup(scene, at + 1) ? colours.line2 : colours.line;
      pen.fillRect(0, y[at - first + 1]! - line, width, line);
    }
  }

  private marks({ data, rows }: Scene, { first, end, x, y, line }: Places, { sheet, width, height }: Sprites): void {
    const { pen } = this;
    const shown = rows.subarray(first, end);
    for (let at = 0; at < data.length; at++) {
      const left = x[at]! + line;
      if (left + width < 0 || left > this.canvas.width) continue;
      const codes = CODES[whenOf(data.fromMonth + at, data.currentMonth)];
      const start = at * data.count;
      for (let i = 0; i < shown.length; i++) {
        const code = codes[data.months[start + shown[i]!]!]!;
        if (code !== 0) pen.drawImage(sheet, code * width, 0, width, height, left, y[i]! + line, width, height);
      }
    }
  }

  /** Januaries and the present month, over everything. */
  private years({ data }: Scene, { x, bottom, line }: Places, { colours }: Look): void {
    this.pen.fillStyle = colours.line3;
    for (let at = 1; at < data.length; at++) if ((data.fromMonth + at) % 12 === 0) this.pen.fillRect(x[at]!, 0, line, bottom);
    const now = data.currentMonth - data.fromMonth;
    this.pen.fillStyle = colours.ink;
    this.pen.fillRect(x[now]! - line, 0, line, bottom);
    this.pen.fillRect(x[now + 1]! - line, 0, line, bottom);
  }
}
