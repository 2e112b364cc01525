import type { ContactPoint } from "../types";
import styles from "./PointLink.module.css";

/** The first phone or e-mail of somebody in a list; it calls or writes. */
export function PointLink({ point, scheme }: { point: ContactPoint | undefined; scheme: "tel:" | "mailto:" }) {
  if (point === undefined) return null;
  return (
    <a
      className={styles.link}
      href={scheme + point.value.replace(/\s+/g, "")}
      tabIndex={-1}
      data-cell
      onClick={(event) => event.stopPropagation()}
    >
      {point.value}
    </a>
  );
}
