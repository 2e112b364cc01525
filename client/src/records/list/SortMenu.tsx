import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { UnstyledButton } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { useRecordsUrl } from "../useRecordsUrl";
import { CheckMark } from "./CheckMark";
import { directionOf } from "./HeadRow";
import styles from "./RecordList.module.css";
import type { ShownColumn } from "./useColumns";

interface Props<T> {
  columns: ShownColumn<T>[];
  sort: string | undefined;
  all: "none" | "some" | "all" | undefined;
  onAll: () => void;
}

/** Above the cards on a phone: choosing all of them, and their order. */
export function SortMenu<T>({ columns, sort, all, onAll }: Props<T>) {
  const { t } = useTranslation();
  const [, setUrl] = useRecordsUrl();
  const sortable = columns.flatMap(({ sort: code, label }) => (code === undefined ? [] : [{ code, label }]));
  const now = sortable.find(({ code }) => directionOf(sort, code) !== undefined);
  return (
    <div className={styles.phoneHead}>
      {all !== undefined && (
        <button
          type="button"
          role="checkbox"
          aria-checked={all === "some" ? "mixed" : all === "all"}
          aria-label={t("records.selectAll")}
          className={styles.tick}
          onClick={onAll}
        >
          <CheckMark checked={all === "all"} />
        </button>
      )}
      <Dropdown
        label={t("records.sortBy")}
        position="bottom-end"
        parts={sortable.map(({ code, label }) => {
          const direction = directionOf(sort, code);
          return {
            key: code,
            label,
            right:
              direction === "ascending" ? (
                <IconArrowUp size={15} />
              ) : direction === "descending" ? (
                <IconArrowDown size={15} />
              ) : undefined,
            run: () => setUrl({ sort: direction === "descending" ? code : `-${code}` }),
          };
        })}
      >
        {(trigger) => (
          <UnstyledButton {...trigger} className={styles.phoneSort}>
            <IconArrowsSort size={16} stroke={1.7} />
            {now?.label ?? t("records.sortBy")}
          </UnstyledButton>
        )}
      </Dropdown>
    </div>
  );
}
