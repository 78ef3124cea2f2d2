import {
  CellStyleModule, ClientSideRowModelModule, ColumnApiModule, createGrid, ModuleRegistry, NumberFilterModule, TextFilterModule, type ColDef, type GridApi,
} from "ag-grid-community";
import { painted, receivedGrid, untilPainted, worksOf, type BenchPage } from "./common";

/** The rival: AG Grid Community with the same rows, columns, widths and height of a row, as light as it can be set. */
type Row = Record<string, string | number>;
ModuleRegistry.registerModules([ClientSideRowModelModule, TextFilterModule, NumberFilterModule, ColumnApiModule, CellStyleModule]);

let rows: Row[];
let answer: string;
let columns: ColDef<Row>[];
let api: GridApi<Row>;

const words = (byte: number): string => (byte & 36 ? "Дог" : byte & 18 ? "В" : byte & 9 ? "Зв" : "");
const STYLES = `
  .ag-cell.month { padding: 0; text-align: center; font: 700 11.5px sans-serif; line-height: 20px; }
  .month.call { background: #edf0f2; } .month.visit { background: #c6e0e7; } .month.contract { background: #0b5669; color: #fff; }
  .month.plan { outline: 1px dashed #7c8891; outline-offset: -2px; }`;

const month = (at: number): ColDef<Row> => ({
  field: `m${at}`, width: 17, minWidth: 17, headerName: "", filter: "agNumberColumnFilter", valueFormatter: ({ value }) => words(value as number),
  cellClass: ({ value }) => {
    const byte = value as number;
    return byte & 4 ? "month contract" : byte & 2 ? "month visit" : byte & 1 ? "month call" : byte ? "month plan" : "month";
  },
});
const text = (field: string, width: number): ColDef<Row> => ({ field, width, pinned: "left", filter: "agTextColumnFilter" });

const page: BenchPage = {
  async prepare() {
    const data = await receivedGrid();
    const { dictionary } = data;
    rows = data.names.map((client, row) => {
      const one: Row = {
        channel: dictionary.channels[data.channels[row]! - 1]?.name ?? "", sub: dictionary.subChannels[data.subChannels[row]! - 1]?.name ?? "",
        region: dictionary.regions[data.regions[row]! - 1]?.name ?? "", client, last: data.today - data.lastContact[row]!,
      };
      for (let at = 0; at < data.length; at++) one[`m${data.fromMonth + at}`] = data.months[at * data.count + row]!;
      return one;
    });
    columns = [text("channel", 114), text("sub", 112), text("region", 88), text("client", 179), text("last", 30),
      ...Array.from({ length: data.length }, (_, at) => month(data.fromMonth + at))];
    answer = JSON.stringify(rows);
    document.head.appendChild(document.createElement("style")).textContent = STYLES;
    await painted();
  },
  open(ready) {
    document.body.innerHTML = '<div id="grid" style="position:fixed;inset:55px 0 40px"></div>';
    const start = performance.now();
    api = createGrid<Row>(document.getElementById("grid")!, {
      rowData: ready ? rows : (JSON.parse(answer) as Row[]), columnDefs: columns, rowHeight: 22, headerHeight: 22, animateRows: false, suppressColumnMoveAnimation: true, suppressCellFocus: true,
      suppressRowHoverHighlight: true, defaultColDef: { suppressMovable: true, resizable: false, suppressHeaderFilterButton: true },
    });
    return untilPainted(() => document.querySelector('.ag-cell[col-id^="m"]') !== null, start);
  },
  scroller: () => document.querySelector<HTMLElement>(".ag-grid-viewport")!,
  sort: (colId, descending) => void api.applyColumnState({ state: [{ colId, sort: descending ? "desc" : "asc" }], defaultState: { sort: null } }),
  filter: (filter) => api.setFilterModel(filter ? { client: { filterType: "text", type: "contains", filter } } : null),
};
window.bench = worksOf(page);
