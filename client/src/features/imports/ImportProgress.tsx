import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Progress } from "@/ui/display";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import { type ImportRun, steer } from "./api";
import styles from "./Imports.module.css";
import { percentOf } from "./model";

/** How far it is. The page may be left. */
export function ImportProgress({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => steer(run.id, "cancel"),
    onSuccess: (next) => client.setQueryData(keys.import(run.id), next),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  const undoing = run.status === "UNDOING";
  const [done, all] = undoing ? [run.undone + run.kept, run.made + run.updated] : [run.done, run.total];
  const title = t(`imports.status.${run.status}`);
  return (
    <Section title={title} text={t("imports.mayLeave")}>
      <div className={styles.progress}>
        <Progress value={percentOf(run)} aria-label={title} />
        <p className={styles.note} role="status">
          {t("imports.doneOf", { done: formats.number(done), all: formats.number(Math.max(done, all)) })}
          {run.status === "RUNNING" && run.failed > 0 && (
            <> · {t("imports.failedShort", { count: run.failed, number: formats.number(run.failed) })}</>
          )}
        </p>
        {!undoing && (
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t("common.cancel")}
          </Button>
        )}
      </div>
    </Section>
  );
}
