import styles from "./RecordList.module.css";
import type { ShownColumn } from "./useColumns";

const BELOW = 3;

/** A record on a phone: what it is called, what stands beside it, and below that what else there is to know. */
export function PhoneCard<T>({ record, columns }: { record: T; columns: ShownColumn<T>[] }) {
  const [first, ...others] = columns;
  const filled = others
    .map((column) => ({ key: column.key, number: column.number === true, content: column.cell(record) }))
    .filter(({ content }) => content !== null && content !== undefined && content !== "");
  // a stage says most, so it stands beside the name wherever its column is
  const beside = filled.find(({ key }) => key === "stageId") ?? filled[0];
  const below = filled.filter((cell) => cell !== beside).slice(0, BELOW);
  return (
    <span role="gridcell" className={styles.card}>
      <span className={styles.cardLine}>
        <span className={styles.cardName}>{first?.cell(record)}</span>
        {beside && <span className={styles.cardBeside}>{beside.content}</span>}
      </span>
      <span className={styles.cardLine} data-below>
        {below.map(({ key, number, content }) => (
          <span key={key} className={styles.cardPart} data-number={number}>
            {content}
          </span>
        ))}
      </span>
    </span>
  );
}
