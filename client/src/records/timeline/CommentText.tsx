import { Fragment } from "react";
import { LinkedText } from "../LinkedText";
import styles from "./MentionField.module.css";
import { type Mention, partsOf } from "./mentions";

/** The words of a comment; the people it names stand out. */
export function CommentText({ text, mentions }: { text: string; mentions: Mention[] }) {
  return partsOf(text, mentions).map((part, index) => (
    <Fragment key={index}>
      {typeof part === "string" ? <LinkedText text={part} /> : <span className={styles.name}>@{part.name}</span>}
    </Fragment>
  ));
}
