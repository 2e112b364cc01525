import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { ActivityCounts, ActivityFigures } from "./api";
import styles from "./ActivityTables.module.css";

interface Props {
  figures: ActivityFigures;
  /** What a switch did; else what it would do. */
  done?: boolean;
}

/** Open activities by type and by person: how many there are, how many stay open and how many are completed. */
export function ActivityTables({ figures, done = false }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const unnamed = figures.peopleTotal - figures.people.length;
  const types = figures.types.map((one) => ({ key: one.type, name: t(`records.type.${one.type}`), ...one }));
  const people = figures.people.map((one) => ({ key: one.userId, ...one }));
  return (
    <div className={styles.tables}>
      <Counts caption={t("modes.activitiesOfTypes")} rows={types} total={figures} done={done} />
      <Counts
        caption={t("modes.activitiesOfPeople")}
        rows={people}
        total={figures}
        done={done}
        more={unnamed > 0 ? t("modes.morePeople", { count: unnamed, n: formats.number(unnamed) }) : undefined}
      />
    </div>
  );
}

interface CountsProps {
  caption: string;
  rows: (ActivityCounts & { key: string | number; name: string })[];
  total: ActivityCounts;
  done: boolean;
  /** Rows that are not shown. */
  more?: string | undefined;
}

function Counts({ caption, rows, total, done, more }: CountsProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{done ? t("modes.activity.wasOpen") : t("modes.activity.open")}</th>
          <th scope="col">{done ? t("modes.activity.stayed") : t("modes.activity.stays")}</th>
          <th scope="col">{done ? t("modes.activity.completed") : t("modes.activity.completes")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.key} name={row.name} counts={row} done={done} />
        ))}
        {more !== undefined && (
          <tr>
            <td colSpan={4}>{more}</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <Line name={t("modes.activity.total")} counts={total} done={done} />
      </tfoot>
    </table>
  );
}

function Line({ name, counts, done }: { name: string; counts: ActivityCounts; done: boolean }) {
  const formats = useFormats();
  // before the switch, what leads keep that cannot be converted stays open too
  const stays = done ? counts.kept : counts.open - counts.completed;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formats.number(counts.open)}</td>
      <td>{formats.number(stays)}</td>
      <td>{formats.number(counts.completed)}</td>
    </tr>
  );
}
