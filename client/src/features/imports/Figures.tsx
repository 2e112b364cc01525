import { useFormats } from "@/lib/formats";
import styles from "./Imports.module.css";

interface Props {
  figures: { name: string; value: number; bad?: boolean }[];
}

/** A few numbers side by side. */
export function Figures({ figures }: Props) {
  const formats = useFormats();
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, value, bad }) => (
        <div key={name} data-bad={bad === true}>
          <dt>{name}</dt>
          <dd>{formats.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
