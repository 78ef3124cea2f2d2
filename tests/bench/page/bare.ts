import { bareOrder, readyKeys } from "./bare-order";
import { listenToPresses } from "./presses";
import { painted, receivedGrid, untilPainted, worksOf, type BenchPage } from "./common";
import type { GridData } from "@/lib/grid/schema";

/**
 * The limit: one canvas, ready sprites, ready texts, nothing that a person could press, read aloud or select.
 * The same picture in the same size as ours: four columns of text, 49 months, hairlines, a line for each January.
 */
const [ROW, MONTH, LEFT] = [22, 17, 523];
const TEXTS = [12, 126, 238, 326];
const SPRITES = 128;

let data: GridData;
let codes: Uint8Array;
let texts: string[];
let order: Uint32Array = new Uint32Array(0);
let drawn = false;

function sheetOf(): HTMLCanvasElement {
  const sheet = document.createElement("canvas");
  sheet.width = SPRITES * (MONTH - 2);
  sheet.height = ROW - 2;
  const pen = sheet.getContext("2d")!;
  pen.textAlign = "center";
  for (let code = 1; code < SPRITES; code++) {
    const left = code * (MONTH - 2);
    pen.fillStyle = code & 4 ? "#0b5669" : code & 2 ? "#c6e0e7" : "#edf0f2";
    if (code & 7) pen.fillRect(left, 0, MONTH - 2, ROW - 2);
    else pen.strokeRect(left + 0.5, 0.5, MONTH - 3, ROW - 3);
    pen.fillStyle = code & 4 ? "#ffffff" : "#14191d";
    pen.font = "700 11.5px sans-serif";
    pen.fillText(code & 36 ? "Дог" : code & 18 ? "В" : "Зв", left + (MONTH - 2) / 2, 15);
  }
  return sheet;
}

function draw(pen: CanvasRenderingContext2D, sheet: HTMLCanvasElement, top: number, height: number): void {
  const { width } = pen.canvas;
  const [first, end] = [Math.floor(top / ROW), Math.min(order.length, Math.ceil((top + height) / ROW))];
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = "#e4e8ea";
  for (let at = 0; at <= data.length; at++) pen.fillRect(LEFT + at * MONTH - 1, 0, 1, height);
  for (let at = first; at < end; at++) pen.fillRect(0, (at + 1) * ROW - top - 1, width, 1);
  pen.fillStyle = "#14191d";
  for (let at = first; at < end; at++) {
    const [row, y] = [order[at]!, at * ROW - top];
    for (let column = 0; column < 4; column++) pen.fillText(texts[row * 4 + column]!, TEXTS[column]!, y + 15);
    for (let month = 0, from = row * data.length; month < data.length; month++) {
      const code = codes[from + month]!;
      if (code) pen.drawImage(sheet, code * (MONTH - 2), 0, MONTH - 2, ROW - 2, LEFT + month * MONTH, y, MONTH - 2, ROW - 2);
    }
  }
  pen.fillStyle = "#9aa5ac";
  for (let at = 0; at < data.length; at++) if ((data.fromMonth + at) % 12 === 0) pen.fillRect(LEFT + at * MONTH, 0, 1, height);
}

let redraw = (): void => undefined;

function mount(): void {
  document.body.innerHTML = `<div id="scroller" style="position:fixed;inset:77px 0 40px;overflow:auto"><div id="extent"><canvas style="position:sticky;top:0;display:block"></canvas></div></div>`;
  const scroller = page.scroller();
  document.getElementById("extent")!.style.height = `${order.length * ROW}px`;
  const canvas = document.querySelector("canvas")!;
  canvas.width = scroller.clientWidth;
  canvas.height = scroller.clientHeight;
  const pen = canvas.getContext("2d", { alpha: false })!;
  pen.font = "12px sans-serif";
  const sheet = sheetOf();
  let frame = 0;
  redraw = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw(pen, sheet, scroller.scrollTop, canvas.height);
      drawn = true;
    });
  };
  scroller.addEventListener("scroll", () => redraw(), { passive: true });
  addEventListener("keydown", () => (scroller.scrollTop += ROW));
}

const page: BenchPage = {
  async prepare() {
    data = await receivedGrid();
    const { count, length, dictionary } = data;
    codes = new Uint8Array(count * length);
    for (let row = 0; row < count; row++) for (let at = 0; at < length; at++) codes[row * length + at] = data.months[at * count + row]! & 63;
    const cut = (text: string | undefined, most: number) => (!text ? "" : text.length > most ? `${text.slice(0, most - 1)}…` : text);
    texts = Array.from({ length: count }, (_, row) => [
      cut(dictionary.channels[data.channels[row]! - 1]?.name, 17), cut(dictionary.subChannels[data.subChannels[row]! - 1]?.name, 17),
      cut(dictionary.regions[data.regions[row]! - 1]?.name, 13), cut(data.names[row], 22)]).flat();
    order = Uint32Array.from({ length: count }, (_, row) => row);
    await painted();
  },
  open() {
    const start = performance.now();
    mount();
    redraw();
    return untilPainted(() => drawn, start);
  },
  scroller: () => document.getElementById("scroller")!,
  sort(column, descending) {
    order = bareOrder(readyKeys(data, column, descending));
    redraw();
  },
  filter: () => redraw(),
};
window.presses = listenToPresses();
window.bench = worksOf(page);
