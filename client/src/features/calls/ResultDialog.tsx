import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAttempt } from "@/lib/api/attempt";
import { api } from "@/lib/api/client";
import { useFormats } from "@/lib/formats";
import { codeOfKind } from "@/lib/kinds";
import { useOnce } from "@/lib/useOnce";
import { type Activity, useTimelineChange } from "@/records/timeline/api";
import { Button } from "@/ui/controls";
import { Textarea, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { Segmented } from "@/ui/Segmented";
import { toast } from "@/ui/toasts";
import styles from "./Calls.module.css";
import type { Dialled } from "./dialled";

type Result = "reached" | "notReached" | "callBack";

/** After a click on a number: how the call went. It becomes an activity, done or to be done again. */
export function ResultDialog({ dialled: { record, number }, onClose }: { dialled: Dialled; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [result, setResult] = useState<Result>("reached");
  const [note, setNote] = useState("");
  const [at, setAt] = useState("");
  const attempt = useAttempt();
  const save = useOnce(
    useTimelineChange(
      () => {
        const again = result === "callBack";
        const said = [result === "notReached" ? t("calls.notReached") : null, note.trim() || null];
        const body = {
          type: "CALL",
          title: t(again ? "calls.callBackTitle" : "calls.callTitle", { number }),
          description: said.filter((part) => part !== null).join("\n") || null,
          records: [{ kind: codeOfKind(record.kind), id: record.id }],
          ...(again && at !== "" && { deadlineAt: formats.momentOf(at) }),
        };
        // both are one attempt: whoever repeats it because the second failed gets the first one's answer again
        return attempt(body, async (idempotencyKey) => {
          const activity = await api.post<Activity>("/activities", body, { idempotencyKey });
          if (!again) await api.post(`/activities/${activity.id}/complete`, {});
        });
      },
      () => {
        toast(t("calls.kept"));
        onClose();
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={t("calls.howWasIt", { number })} centered>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate(undefined);
        }}
      >
        <Segmented
          label={t("calls.result")}
          full
          value={result}
          onChange={setResult}
          data={(["reached", "notReached", "callBack"] as const).map((value) => ({
            value,
            label: t(`calls.${value}`),
          }))}
        />
        {result === "callBack" && (
          <TextInput
            type="datetime-local"
            label={t("calls.when")}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t("calls.note")}
          autosize
          minRows={2}
          maxRows={8}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button type="submit" loading={save.isPending}>
            {t("common.save")}
          </Button>
          <Button variant="default" disabled={save.isPending} onClick={onClose}>
            {t("calls.noResult")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
