import { Link } from "@tanstack/react-router";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { UnstyledButton } from "@/ui/controls";
import { Help } from "./Help";
import styles from "./Reports.module.css";
import type { ListLink } from "./Tiles";

export interface Column {
  key: string;
  name: string;
  /** What the number means. */
  help: string;
}

export interface Cell {
  shown: string;
  /** What the column is sorted by. */
  value: number;
  small?: string | undefined;
  /** Absent where there is nothing to list. */
  list?: ListLink | undefined;
}

export interface FigureRow {
  key: string;
  name: string;
  /** What the first column is sorted by; absent: the name. */
  order?: string | undefined;
  cells: Cell[];
}

interface Props {
  /** Read aloud for the whole table. */
  label: string;
  /** Head of the first column. */
  of: string;
  columns: Column[];
  rows: FigureRow[];
  /** All together, at the end. */
  total?: Cell[] | undefined;
  /** The rows have an order of their own: months, stages. */
  ordered?: boolean;
}

/** A row for each key; every number leads to its list. Sorted by whatever column somebody chooses. */
export function FigureTable({ label, of, columns, rows, total, ordered = false }: Props) {
  const { t } = useTranslation();
  const [sort, setSort] = useState<{ column: number; down: boolean }>(
    ordered ? { column: -1, down: false } : { column: 0, down: true },
  );
  const sorted = [...rows].sort((one, other) => {
    const order =
      sort.column < 0
        ? (one.order ?? one.name).localeCompare(other.order ?? other.name)
        : (one.cells[sort.column]?.value ?? 0) - (other.cells[sort.column]?.value ?? 0);
    return sort.down ? -order : order;
  });
  const head = (column: number, text: string) => (
    <UnstyledButton
      className={styles.sort}
      onClick={() => setSort({ column, down: column === sort.column ? !sort.down : column >= 0 })}
    >
      {text}
      {column === sort.column &&
        (sort.down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
    </UnstyledButton>
  );
  const direction = (column: number) => (column === sort.column ? (sort.down ? "descending" : "ascending") : undefined);
  const numbers = (name: string, cells: Cell[]) =>
    cells.map((cell, place) => (
      <Figure key={columns[place]?.key} cell={cell} name={`${name}, ${columns[place]?.name ?? ""}`} />
    ));
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" aria-sort={direction(-1)}>
              {head(-1, of)}
            </th>
            {columns.map((column, place) => (
              <th key={column.key} scope="col" aria-sort={direction(place)} className={styles.right}>
                {head(place, column.name)}
                <Help name={column.name} text={column.help} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {numbers(row.name, row.cells)}
            </tr>
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{t("reports.together")}</th>
              {numbers(t("reports.together"), total)}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Figure({ cell, name }: { cell: Cell; name: string }) {
  const { t } = useTranslation();
  return (
    <td className={styles.right}>
      {cell.list === undefined ? (
        <span className={styles.nothing}>{cell.shown}</span>
      ) : (
        <Link
          to={cell.list.to}
          search={cell.list.search as never}
          className={styles.number}
          aria-label={t("reports.openList", { name, value: cell.shown })}
        >
          {cell.shown}
        </Link>
      )}
      {cell.small !== undefined && <small className={styles.small}>{cell.small}</small>}
    </td>
  );
}
