import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./LongText.module.css";

const MANY_CHARACTERS = 900;
const MANY_LINES = 12;

/** Whether somebody would have to scroll past it. */
export const isLong = (text: string) =>
  text.length > MANY_CHARACTERS || text.split("\n", MANY_LINES + 1).length > MANY_LINES;

interface Props {
  /** What is measured; it is shown as it is, or as `children`. */
  text: string;
  children?: ReactNode;
}

/** A text as people typed it. A long one shows its beginning until somebody asks for the rest. */
export function LongText({ text, children = text }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!isLong(text)) return <span className={styles.text}>{children}</span>;
  return (
    <>
      <span className={styles.text} data-short={!open}>
        {children}
      </span>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? "common.less" : "common.wholeText")}
      </button>
    </>
  );
}
