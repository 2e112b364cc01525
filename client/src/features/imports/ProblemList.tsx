import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Texts } from "@/lib/i18n/texts";
import type { RowsProblem, Target } from "./api";
import styles from "./Imports.module.css";

type Reason = keyof Texts["imports"]["reason"];

/** What is wrong with rows, the most frequent first, with the numbers of the first of them. */
export function ProblemList({ problems, targets }: { problems: RowsProblem[]; targets: Target[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label={t("imports.problems")}>
      {problems.map((problem) => {
        const field = targets.find((target) => target.code === problem.field)?.label;
        const reason = t(`imports.reason.${problem.code as Reason}`, { defaultValue: problem.code });
        return (
          <li key={`${problem.field ?? ""} ${problem.code}`}>
            <strong>
              {field !== undefined && `${field}: `}
              {reason}
            </strong>
            <span className={styles.samples}>
              {t("imports.rows", { count: problem.count, number: formats.number(problem.count) })}
              {" · "}
              {problem.samples
                .map(({ row, value }) =>
                  value === null || value === ""
                    ? t("imports.row", { row: formats.number(row) })
                    : t("imports.rowValue", { row: formats.number(row), value }),
                )
                .join(", ")}
              {problem.count > problem.samples.length && " …"}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
