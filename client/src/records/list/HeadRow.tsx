import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useRecordsUrl } from "../useRecordsUrl";
import { CheckMark } from "./CheckMark";
import type { ListColumn } from "./columns";
import styles from "./RecordList.module.css";

interface Props<T> {
  columns: ListColumn<T>[];
  template: string;
  sort: string | undefined;
  /** How many of the rows are chosen; undefined when none can be. */
  all: "none" | "some" | "all" | undefined;
  onAll: () => void;
}

export function HeadRow<T>({ columns, template, sort, all, onAll }: Props<T>) {
  const { t } = useTranslation();
  return (
    <div className={styles.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {all !== undefined && (
        <span role="columnheader" className={styles.pick}>
          <button
            type="button"
            role="checkbox"
            aria-checked={all === "some" ? "mixed" : all === "all"}
            aria-label={t("records.selectAll")}
            className={styles.tick}
            data-on={all !== "none"}
            onClick={onAll}
          >
            <CheckMark checked={all === "all"} />
          </button>
        </span>
      )}
      {columns.map((column) => (
        <HeadCell key={column.key} column={column} sort={sort} />
      ))}
    </div>
  );
}

function HeadCell<T>({ column, sort }: { column: ListColumn<T>; sort: string | undefined }) {
  const [, setUrl] = useRecordsUrl();
  const code = column.sort;
  const direction = sort === code ? "ascending" : sort === `-${code}` ? "descending" : undefined;
  return (
    <span
      role="columnheader"
      className={styles.cell}
      data-wide={column.wide}
      data-number={column.number}
      aria-sort={code === undefined ? undefined : (direction ?? "none")}
    >
      {code === undefined ? (
        column.label
      ) : (
        <button
          type="button"
          className={styles.sort}
          onClick={() => setUrl({ sort: direction === "descending" ? code : `-${code}` })}
        >
          {column.label}
          {direction === "ascending" && <IconArrowUp size={13} />}
          {direction === "descending" && <IconArrowDown size={13} />}
        </button>
      )}
    </span>
  );
}
