/** A table that becomes a list of labelled values where there is no room for columns; roles keep it a table to screen readers. */
import type { ReactNode } from "react";

interface Column {
  id: string;
  label: string;
  /** The label is for screen readers only: a column of buttons. */
  hidden?: boolean;
  align?: "end";
}

interface DataTableProps {
  /** What the table lists. */
  label: string;
  columns: Column[];
  /** Cells by column; the first column is the row's header. */
  rows: { id: string; cells: Record<string, ReactNode>; faded?: boolean }[];
  /** Where there is no room for columns, values that explain themselves stand in one line. */
  compact?: boolean;
}

export function DataTable({ label, columns, rows, compact = false }: DataTableProps) {
  return (
    <table role="table" aria-label={label} className="block w-full text-sm md:table">
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row" className="md:table-row">
          {columns.map((column) => (
            <th key={column.id} role="columnheader" scope="col" className={`px-5 py-2.5 text-left text-xs font-medium text-muted ${endOf(column)}`}>
              {column.hidden ? <span className="sr-only">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block divide-y divide-separator md:table-row-group md:border-t md:border-separator">
        {rows.map(({ id, cells, faded }) => (
          <tr key={id} role="row" className={`px-5 py-3.5 md:table-row md:p-0 ${compact ? "flex flex-wrap items-center gap-x-3 gap-y-1" : "block"} ${faded ? "text-muted" : ""}`}>
            {columns.map((column, index) => (
              <Cell key={column.id} column={column} isHeader={index === 0} compact={compact}>{cells[column.id]}</Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column, isHeader, compact, children }: { column: Column; isHeader: boolean; compact: boolean; children: ReactNode }) {
  if (isHeader) {
    return (
      <th role="rowheader" scope="row" className="block basis-full pb-1.5 text-left font-medium md:table-cell md:px-5 md:py-3.5 md:align-middle">
        {children}
      </th>
    );
  }
  return (
    <td role="cell" className={`flex items-baseline ${column.hidden ? "justify-end" : "justify-between"} gap-4 md:table-cell ${compact ? "last:ml-auto" : "py-1"} md:px-5 md:py-3.5 md:align-middle ${endOf(column)}`}>
      {!column.hidden && !compact && <span aria-hidden="true" className="shrink-0 text-muted md:hidden">{column.label}</span>}
      <span className={`min-w-0 text-right ${endOf(column)}`}>{children}</span>
    </td>
  );
}

const endOf = ({ align }: Column) => (align === "end" ? "md:text-right" : "md:text-left");
