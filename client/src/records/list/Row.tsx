import type { KeyboardEvent, MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { CellEditor } from "./CellEditor";
import { CheckMark } from "./CheckMark";
import type { ListColumn } from "./columns";
import styles from "./RecordList.module.css";

interface Props<T> {
  record: T;
  name: string;
  index: number;
  top: number;
  template: string;
  columns: ListColumn<T>[];
  /** Left out where nothing can be done with several at once. */
  selected?: boolean | undefined;
  onSelect: (range: boolean) => void;
  /** The column whose cell is being changed. */
  editing: string | undefined;
  onEdit: (column: string | undefined) => void;
  /** Absent when this record may not be changed. */
  onChange: ((change: Record<string, unknown>) => void) | undefined;
  onOpen: () => void;
}

/** A row: a click opens it, a click into a cell that can be changed changes it. Arrows move, space selects. */
export function Row<T>(props: Props<T>) {
  const { t } = useTranslation();
  const { record, name, columns, selected, editing, onChange } = props;
  return (
    <div
      role="row"
      tabIndex={0}
      aria-label={name}
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      data-row={props.index}
      className={styles.row}
      style={{ gridTemplateColumns: props.template, transform: `translateY(${props.top}px)` }}
      onClick={props.onOpen}
      onKeyDown={(event) => onKey(event, props)}
    >
      {selected !== undefined && (
        <span role="gridcell" className={styles.pick}>
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
      {columns.map((column) => (
        <span
          key={column.key}
          role="gridcell"
          className={styles.cell}
          data-wide={column.wide}
          data-number={column.number}
        >
          {column.edit && onChange && editing === column.key ? (
            <CellEditor
              record={record}
              label={column.label}
              edit={column.edit}
              onChange={onChange}
              onClose={() => props.onEdit(undefined)}
            />
          ) : column.edit && onChange && column.key !== columns[0]?.key ? (
            <button
              type="button"
              tabIndex={-1}
              data-cell
              className={styles.edit}
              aria-label={t("records.editCell", { field: column.label, name })}
              onClick={(event: MouseEvent) => {
                event.stopPropagation();
                props.onEdit(column.key);
              }}
            >
              {column.cell(record)}
            </button>
          ) : (
            column.cell(record)
          )}
        </span>
      ))}
    </div>
  );
}

function onKey<T>(event: KeyboardEvent<HTMLElement>, { columns, onOpen, onSelect, onEdit, onChange }: Props<T>) {
  const row = event.currentTarget;
  const cells = [...row.querySelectorAll<HTMLElement>("[data-cell]")];
  const at = cells.indexOf(event.target as HTMLElement);
  const onRow = event.target === row;
  const go = (element: Element | null | undefined) => {
    if (!(element instanceof HTMLElement)) return;
    event.preventDefault();
    element.focus();
    element.scrollIntoView({ block: "nearest" });
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
