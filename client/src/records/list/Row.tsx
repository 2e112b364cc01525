import { type KeyboardEvent, memo, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CellEditor } from "./CellEditor";
import { CheckMark } from "./CheckMark";
import { pinnedAt } from "./HeadRow";
import type { Grid } from "./layout";
import { PhoneCard } from "./PhoneCard";
import styles from "./RecordList.module.css";
import type { ShownColumn } from "./useColumns";

/** What all rows of a list share; stays the same object while somebody scrolls. */
export interface RowsOf<T> {
  grid: Grid;
  columns: ShownColumn<T>[];
  card: boolean;
  nameOf: (record: T) => string;
  onSelect: (id: number, range: boolean) => void;
  onEdit: (editing: { id: number; column: string } | undefined) => void;
  changeOf?: ((record: T) => ((change: Record<string, unknown>) => void) | undefined) | undefined;
  onOpen: (record: T) => void;
}

interface ListedRowProps<T extends { id: number }> {
  of: RowsOf<T>;
  record: T;
  index: number;
  top: number;
  selected: boolean | undefined;
  editing: string | undefined;
}

/** A row of a list. It is drawn anew only when something about it has changed, not with every step of scrolling. */
export const ListedRow = memo(function ListedRow<T extends { id: number }>(props: ListedRowProps<T>) {
  const { of, record } = props;
  return (
    <Row
      record={record}
      name={of.nameOf(record)}
      index={props.index}
      top={props.top}
      grid={of.grid}
      columns={of.columns}
      selected={props.selected}
      onSelect={(range) => of.onSelect(record.id, range)}
      editing={props.editing}
      onEdit={(column) => of.onEdit(column === undefined ? undefined : { id: record.id, column })}
      onChange={of.changeOf?.(record)}
      onOpen={() => of.onOpen(record)}
      card={of.card}
    />
  );
}) as <T extends { id: number }>(props: ListedRowProps<T>) => ReactNode;

interface RowProps<T> {
  record: T;
  name: string;
  index: number;
  top: number;
  grid: Grid;
  columns: ShownColumn<T>[];
  /** Left out where nothing can be done with several at once. */
  selected?: boolean | undefined;
  onSelect: (range: boolean) => void;
  /** The column whose cell is being changed. */
  editing: string | undefined;
  onEdit: (column: string | undefined) => void;
  /** Absent when this record may not be changed. */
  onChange: ((change: Record<string, unknown>) => void) | undefined;
  onOpen: () => void;
  /** Drawn as a card: a thumb has no use for columns. */
  card: boolean;
}

/** A row: a click opens it, a click into a cell that can be changed changes it. Arrows move, space selects. */
function Row<T>(props: RowProps<T>) {
  const { t } = useTranslation();
  const { record, name, columns, selected, grid, card } = props;
  return (
    <div
      role="row"
      tabIndex={0}
      aria-label={name}
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      data-row={props.index}
      data-card={card}
      className={styles.row}
      style={{
        transform: `translateY(${props.top}px)`,
        ...(!card && { gridTemplateColumns: grid.template, minWidth: grid.minWidth }),
      }}
      onClick={props.onOpen}
      onKeyDown={(event) => onKey(event, props)}
    >
      {selected !== undefined && (
        <span role="gridcell" className={styles.pick} {...pinnedAt(card ? undefined : grid.pickOffset)}>
          <button
            type="button"
            role="checkbox"
            aria-checked={selected}
            aria-label={t("records.selectOne", { name })}
            tabIndex={-1}
            className={styles.tick}
            onClick={(event) => {
              event.stopPropagation();
              props.onSelect(event.shiftKey);
            }}
          >
            <CheckMark checked={selected} />
          </button>
        </span>
      )}
      {card ? (
        <PhoneCard record={record} columns={columns} />
      ) : (
        columns.map((column, index) => (
          <span
            key={column.key}
            role="gridcell"
            className={styles.cell}
            data-number={column.number}
            {...pinnedAt(grid.offsets[index])}
          >
            <Cell row={props} column={column} first={index === 0} />
          </span>
        ))
      )}
    </div>
  );
}

interface CellProps<T> {
  row: RowProps<T>;
  column: ShownColumn<T>;
  /** A click on it opens the record, as everywhere. */
  first: boolean;
}

function Cell<T>({ row: { record, name, editing, onEdit, onChange }, column, first }: CellProps<T>) {
  const { t } = useTranslation();
  const edit = onChange && column.edit;
  if (edit && editing === column.key) {
    return (
      <CellEditor
        record={record}
        label={column.label}
        edit={edit}
        onChange={onChange}
        onClose={() => onEdit(undefined)}
      />
    );
  }
  if (!edit || first) return column.cell(record);
  return (
    <button
      type="button"
      tabIndex={-1}
      data-cell
      className={styles.edit}
      aria-label={t("records.editCell", { field: column.label, name })}
      onClick={(event: MouseEvent) => {
        event.stopPropagation();
        onEdit(column.key);
      }}
    >
      {column.cell(record)}
    </button>
  );
}

function onKey<T>(event: KeyboardEvent<HTMLElement>, { columns, onOpen, onSelect, onEdit, onChange }: RowProps<T>) {
  const row = event.currentTarget;
  const cells = [...row.querySelectorAll<HTMLElement>("[data-cell]")];
  const at = cells.indexOf(event.target as HTMLElement);
  const onRow = event.target === row;
  const go = (element: Element | null | undefined) => {
    if (!(element instanceof HTMLElement)) return;
    event.preventDefault();
    element.focus();
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const neighbour = (step: number) =>
    row.parentElement?.querySelector(`[data-row="${Number(row.dataset["row"]) + step}"]`);
  if (event.key === "ArrowDown") go(neighbour(1));
  else if (event.key === "ArrowUp") go(neighbour(-1));
  else if (event.key === "ArrowRight") go(cells[at + 1]);
  else if (event.key === "ArrowLeft") go(at > 0 ? cells[at - 1] : row);
  else if (event.key === "Enter" && onRow) onOpen();
  else if ((event.key === " " || event.key === "x") && onRow) {
    event.preventDefault();
    onSelect(event.shiftKey);
  } else if (event.key === "F2" && onRow && onChange && columns[0]?.edit) onEdit(columns[0].key);
}
