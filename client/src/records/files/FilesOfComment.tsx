import { useQuery } from "@tanstack/react-query";
import type { Kind } from "@/lib/kinds";
import { filesQuery } from "./api";
import { FileRow } from "./FileRow";
import styles from "./Files.module.css";

/** The files somebody attached to a comment. */
export function FilesOfComment({ kind, id, commentId }: { kind: Kind; id: number; commentId: number }) {
  const files = useQuery(filesQuery(kind, id)).data?.filter((file) => file.commentId === commentId) ?? [];
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <FileRow key={file.id} kind={kind} id={id} file={file} />
      ))}
    </ul>
  );
}
