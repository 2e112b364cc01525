import { useTranslation } from "react-i18next";
import { Select } from "@/ui/forms";
import type { Target } from "./api";
import styles from "./Imports.module.css";

interface Props {
  columns: string[];
  rows: string[][];
  targets: Target[];
  chosen: (string | null)[];
  onChoose: (column: number, target: string | null) => void;
}

const SHOWN = 3;

/** Each column of the file with its first values, and what it means. */
export function ColumnTable({ columns, rows, targets, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const data = targets.map(({ code, label }) => ({ value: code, label }));
  return (
    <ul className={styles.columns}>
      {columns.map((name, column) => {
        const shown = name === "" ? t("imports.unnamed", { number: column + 1 }) : name;
        const samples = rows.map((row) => row[column] ?? "").filter((text) => text.trim() !== "");
        return (
          <li key={column} className={styles.column} data-out={chosen[column] === null}>
            <div className={styles.columnWords}>
              <span className={styles.columnName} dir="auto">
                {shown}
              </span>
              <span className={styles.samples} dir="auto">
                {samples.length === 0 ? t("imports.emptyColumn") : samples.slice(0, SHOWN).join(" · ")}
              </span>
            </div>
            <Select
              aria-label={t("imports.meaningOf", { name: shown })}
              className={styles.meaning}
              placeholder={t("imports.leftOut")}
              data={data}
              value={chosen[column] ?? null}
              onChange={(value) => onChoose(column, value)}
              searchable
              clearable
              clearButtonProps={{ "aria-label": t("imports.leaveOut", { name: shown }) }}
              nothingFoundMessage={t("imports.noField")}
            />
          </li>
        );
      })}
    </ul>
  );
}
