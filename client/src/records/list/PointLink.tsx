import { mail, telephone } from "@/lib/links";
import type { ContactPoint } from "../types";
import styles from "./PointLink.module.css";

/** The first phone or e-mail of somebody in a list; it calls or writes. */
export function PointLink({
  point,
  scheme,
  record,
}: {
  point: Pick<ContactPoint, "value"> | undefined;
  scheme: "tel:" | "mailto:";
  /** Whose it is, as `contacts:12`. */
  record?: string;
}) {
  if (point === undefined) return null;
  return (
    <a
      className={styles.link}
      href={scheme === "tel:" ? telephone(point.value) : mail(point.value)}
      tabIndex={-1}
      data-cell
      data-record={record}
      onClick={(event) => event.stopPropagation()}
    >
      {point.value}
    </a>
  );
}
