import { useTags } from "@/lib/dictionaries";
import styles from "./Tags.module.css";

/** The tags of a record, to be read; what does not fit is counted. */
export function TagMarks({ ids, most = 3 }: { ids: number[]; most?: number }) {
  const tags = useTags();
  if (ids.length === 0 || tags.length === 0) return null;
  const shown = tags.filter((tag) => ids.includes(tag.id));
  return (
    <span className={styles.marks}>
      {shown.slice(0, most).map((tag) => (
        <span key={tag.id} className={styles.mark}>
          <i style={{ background: tag.color }} />
          {tag.name}
        </span>
      ))}
      {shown.length > most && <span className={styles.mark}>+{shown.length - most}</span>}
    </span>
  );
}
