"use client";
import { columnVisibilityFeature, rowSelectionFeature, tableFeatures, useTable, type ColumnDef, type ColumnVisibilityState, type RowSelectionState } from "@tanstack/react-table";
import { useMemo, type KeyboardEvent, type ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Cell, HeadCell, Row, RowLink, Table, type Sorted } from "@/components/ui/table";

export type ListColumn<Item> = {
  id: string;
  header: ReactNode;
  cell: (item: Item) => ReactNode;
  /** Address that sorts by this column, and how it is sorted now: the server sorts, the address is the state. */
  sortHref?: string;
  sorted?: Sorted;
  numeric?: boolean;
  /** Classes of the cells: widths, `max-sm:hidden`. */
  className?: string;
};

type DataTableProps<Item> = {
  caption: string;
  columns: readonly ListColumn<Item>[];
  rows: readonly Item[];
  rowKey: (item: Item) => string;
  /** The row's own page; the first column becomes its link. */
  rowHref?: (item: Item) => string;
  isCurrent?: (item: Item) => boolean;
  /** Columns put away by the person: { region: false }. */
  hidden?: ColumnVisibilityState;
  /** With it each row gets a box; keys are those of `rowKey`. */
  selection?: { selected: RowSelectionState; onChange: (selected: RowSelectionState) => void; allLabel: string; rowLabel: (item: Item) => string };
  /** An `EmptyState`. */
  empty: ReactNode;
};

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });

/** Up and Down go from row to row when a row has the focus. */
function onArrows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !(event.target instanceof HTMLElement) || !event.target.matches("[data-row-link]")) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-link]")];
  const next = links[links.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** An ordinary list: up to a few hundred rows, sorted and paged by the server. */
export function DataTable<Item extends object>(props: DataTableProps<Item>) {
  const { caption, columns, rows, rowKey, rowHref, isCurrent, selection, empty, hidden } = props;
  const definitions = useMemo(() => columns.map((column): ColumnDef<typeof features, Item> => ({ id: column.id })), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const columnVisibility = useMemo(() => hidden ?? {}, [hidden]);
  const rowSelection = selection?.selected ?? NONE;
  const table = useTable({
    features, columns: definitions, data, getRowId: rowKey,
    enableRowSelection: selection !== undefined,
    state: { columnVisibility, rowSelection },
    onRowSelectionChange: (next) => selection?.onChange(typeof next === "function" ? next(rowSelection) : next),
  });
  const visible = columns.filter(({ id }) => columnVisibility[id] !== false);
  if (rows.length === 0) return empty;
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {selection && (
            <HeadCell data-screen-only className="w-8 py-0.5 align-middle">
              <Checkbox hideLabel label={selection.allLabel} checked={table.getIsAllRowsSelected()} mixed={table.getIsSomeRowsSelected()} onChange={table.getToggleAllRowsSelectedHandler()} />
            </HeadCell>
          )}
          {visible.map(({ id, header, sorted, sortHref, numeric, className }) => (
            <HeadCell key={id} sorted={sorted} href={sortHref} numeric={numeric} className={className}>{header}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onArrows}>
        {table.getRowModel().rows.map((row) => (
          <Row key={row.id} selected={row.getIsSelected() || isCurrent?.(row.original)}>
            {selection && (
              <Cell data-screen-only className="relative z-1">
                <Checkbox hideLabel label={selection.rowLabel(row.original)} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />
              </Cell>
            )}
            {visible.map(({ id, cell, numeric, className }, at) => (
              <Cell key={id} numeric={numeric} className={className}>
                {at === 0 && rowHref ? <RowLink href={rowHref(row.original)}>{cell(row.original)}</RowLink> : cell(row.original)}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

const NONE: RowSelectionState = {};
