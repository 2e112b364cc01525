import { addressOf } from "@/lib/api/client";
import type { FileValue } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";
import styles from "./CustomFields.module.css";

/** The record in whose field a file stands. */
export interface Owner {
  kind: Kind;
  id: number;
}

/** The file of a field, by its name. */
export function FileLink({ of, file }: { of: Owner; file: FileValue | null | undefined }) {
  if (file === null || file === undefined) return null;
  return (
    <a
      className={styles.file}
      href={addressOf(`/downloads/${of.kind}/${of.id}/files/${file.id}`)}
      download={file.name}
      onClick={(event) => event.stopPropagation()}
    >
      {file.name}
    </a>
  );
}
