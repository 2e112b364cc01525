import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "@/ui/PageFrame";
import { type Asked, type Cohort, cohortsFile, cohortsQuery } from "./api";
import { ExportMenu } from "./ExportMenu";
import { Help } from "./Help";
import styles from "./Reports.module.css";
import { listLink } from "./url";
import { useWords } from "./useWords";

/** Of the inquiries of each month, the share that was won until so many months later. */
export function Cohorts({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const found = useQuery(cohortsQuery(asked)).data;
  if (found === undefined || found.rows.length === 0) return null;
  const columns = Array.from({ length: found.columns }, (_, after) => after);
  const title = t("reports.cohorts.title");
  const most = Math.max(...found.rows.flatMap(({ cells }) => cells.map(({ share }) => Number(share ?? 0))));
  return (
    <Section
      title={title}
      text={t("reports.cohorts.text")}
      actions={<ExportMenu address={(format) => cohortsFile(asked, format)} pictures={[]} name="cohorts" />}
      flush
    >
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("reports.one.MONTH")}</th>
              <th scope="col" className={styles.right}>
                {t("reports.cohorts.cases")}
                <Help name={t("reports.cohorts.cases")} text={t("reports.columnHelp.CASES")} />
              </th>
              {columns.map((after) => (
                <th key={after} scope="col" className={styles.right} aria-label={t("reports.cohorts.after", { after })}>
                  {after}
                  {after === 0 && <Help name={title} text={t("reports.cohorts.help")} />}
                </th>
              ))}
              <th scope="col" className={styles.right}>
                {t("reports.cohorts.untilNow")}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row) => (
              <CohortRow key={row.month} row={row} columns={columns} most={most} asked={asked} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

interface RowProps {
  row: Cohort;
  columns: number[];
  /** The highest share of all: how dark a cell is. */
  most: number;
  asked: Asked;
}

function CohortRow({ row, columns, most, asked }: RowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const name = words.named("MONTH", row.month, null);
  const ofMonth = { ...asked, by: "MONTH" } as const;
  const share = row.cases === 0 ? undefined : row.won / row.cases;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.right}>
        {row.cases === 0 ? (
          <span className={styles.nothing}>0</span>
        ) : (
          <NumberLink
            name={`${name}, ${t("reports.cohorts.cases")}`}
            shown={words.number(row.cases)}
            list={listLink(ofMonth, "CASES", row.month)}
          />
        )}
      </td>
      {columns.map((after) => {
        const cell = row.cells[after];
        if (cell === undefined)
          return <td key={after} className={styles.right} aria-label={t("reports.cohorts.toCome")} />;
        const shown = words.percent(cell.share === null ? undefined : Number(cell.share));
        const list = listLink(ofMonth, "WON", row.month);
        const style = { "--share": most === 0 ? 0 : Number(cell.share ?? 0) / most } as CSSProperties;
        return (
          <td key={after} className={`${styles.right} ${styles.cohort}`} style={style}>
            {cell.won === 0 ? (
              <span className={styles.nothing}>{shown}</span>
            ) : (
              <NumberLink
                name={`${name}, ${t("reports.cohorts.after", { after })}`}
                shown={shown}
                list={{ ...list, search: { ...list.search, within: String(after) } }}
              />
            )}
            <small className={styles.small}>{words.number(cell.won)}</small>
          </td>
        );
      })}
      <td className={styles.right}>
        {row.won === 0 ? (
          <span className={styles.nothing}>{words.percent(share)}</span>
        ) : (
          <NumberLink
            name={`${name}, ${t("reports.cohorts.untilNow")}`}
            shown={words.percent(share)}
            list={listLink(ofMonth, "WON", row.month)}
          />
        )}
        <small className={styles.small}>{words.number(row.won)}</small>
      </td>
    </tr>
  );
}

function NumberLink({ name, shown, list }: { name: string; shown: string; list: ReturnType<typeof listLink> }) {
  const { t } = useTranslation();
  return (
    <Link
      to={list.to}
      search={list.search as never}
      className={styles.number}
      aria-label={t("reports.openList", { name, value: shown })}
    >
      {shown}
    </Link>
  );
}
