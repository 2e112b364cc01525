import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAttempt } from "@/lib/api/attempt";
import { api } from "@/lib/api/client";
import type { Kind } from "@/lib/kinds";
import { useOnce } from "@/lib/useOnce";
import { useTimelineChange } from "@/records/timeline/api";
import { Button } from "@/ui/controls";
import { Textarea } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import styles from "./Calls.module.css";

/** What is said while one listens; it goes into the timeline. */
export function NoteForm({ kind, id, onDone }: { kind: Kind; id: number; onDone: () => void }) {
  const { t } = useTranslation();
  const [body, setBody] = useState("");
  const attempt = useAttempt();
  const save = useOnce(
    useTimelineChange(
      (text: string) =>
        attempt(text, (idempotencyKey) => api.post(`/${kind}/${id}/comments`, { body: text }, { idempotencyKey })),
      () => {
        toast(t("calls.noted"));
        onDone();
      },
    ),
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() !== "") save.mutate(body.trim());
      }}
    >
      <Textarea
        aria-label={t("calls.note")}
        placeholder={t("calls.noteHint")}
        autoFocus
        autosize
        minRows={2}
        maxRows={6}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button size="xs" type="submit" loading={save.isPending} disabled={body.trim() === ""}>
          {t("common.save")}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
