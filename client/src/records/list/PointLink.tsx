import { telephone } from "@/lib/links";
import { EmailLink } from "../mail/EmailLink";
import type { ContactPoint } from "../types";
import { readCard, useRecordsUrl } from "../useRecordsUrl";
import styles from "./PointLink.module.css";

interface Props {
  point: Pick<ContactPoint, "value"> | undefined;
  scheme: "tel:" | "mailto:";
  /** Whose it is, as `contacts:12`; absent: nobody's whose card could be written on. */
  record?: string | undefined;
}

/** The first phone or e-mail of somebody in a list; it calls or writes. */
export function PointLink({ point, scheme, record }: Props) {
  const [, setUrl] = useRecordsUrl();
  if (point === undefined) return null;
  const { value } = point;
  return scheme === "mailto:" ? (
    <EmailLink
      address={value}
      about={readCard(record)}
      onWrite={() => setUrl({ card: record })}
      className={styles.link}
      tabIndex={-1}
      data-cell
    />
  ) : (
    <a
      className={styles.link}
      href={telephone(value)}
      tabIndex={-1}
      data-cell
      data-record={record}
      onClick={(event) => event.stopPropagation()}
    >
      {value}
    </a>
  );
}
