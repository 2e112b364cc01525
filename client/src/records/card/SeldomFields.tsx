import { Fragment, type ReactNode, useState } from "react";
import styles from "./RecordCard.module.css";

export interface SeldomField {
  name: string;
  label: string;
  filled: boolean;
  field: ReactNode;
}

interface Props {
  /** In their order on the card. */
  fields: SeldomField[];
  readOnly: boolean;
}

/** Fields that are seldom filled: those that are, and one button for all the others, so that cards stay short. */
export function SeldomFields({ fields, readOnly }: Props) {
  const [all, setAll] = useState(false);
  const shown = fields.filter((one) => all || one.filled);
  const others = fields.filter((one) => !shown.includes(one));
  return (
    <>
      {shown.map(({ name, field }) => (
        <Fragment key={name}>{field}</Fragment>
      ))}
      {others.length > 0 && !readOnly && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          + {others.map(({ label }) => label).join(", ")}
        </button>
      )}
    </>
  );
}
