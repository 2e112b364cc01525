import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { keys } from "@/lib/api/keys";
import { LARGEST_FILE, upload } from "@/lib/api/upload";
import type { Kind } from "@/lib/kinds";
import type { RecordFile } from "./api";

export interface Running {
  key: number;
  file: File;
  commentId: number | undefined;
  /** From 0 to 1. */
  share: number;
  /** Why it did not arrive. */
  error?: unknown;
  cancel: () => void;
}

/** Files on their way to a record, each by itself: one that fails does not hold the others up. */
export function useUploads(kind: Kind, id: number) {
  const client = useQueryClient();
  const [running, setRunning] = useState<Running[]>([]);
  const next = useRef(1);

  const change = useCallback(
    (key: number, what: Partial<Running>) =>
      setRunning((all) => all.map((one) => (one.key === key ? { ...one, ...what } : one))),
    [],
  );
  const forget = useCallback((key: number) => setRunning((all) => all.filter((one) => one.key !== key)), []);

  const start = useCallback(
    (files: File[], commentId?: number) => {
      for (const file of files) {
        const key = next.current++;
        if (file.size > LARGEST_FILE) {
          setRunning((all) => [
            ...all,
            { key, file, commentId, share: 0, error: "too-large", cancel: () => forget(key) },
          ]);
          continue;
        }
        const sending = upload<RecordFile>(
          `/uploads/${kind}/${id}`,
          { name: file.name, comment: commentId },
          file,
          (share) => change(key, { share }),
        );
        setRunning((all) => [...all, { key, file, commentId, share: 0, cancel: sending.cancel }]);
        sending.done.then(
          async () => {
            await client.invalidateQueries({ queryKey: keys.timelines });
            forget(key);
          },
          (error: unknown) => {
            if (error instanceof DOMException && error.name === "AbortError") forget(key);
            else change(key, { error });
          },
        );
      }
    },
    [kind, id, client, change, forget],
  );
  return { running, start, forget };
}
