import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconDownload } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import { useFormats } from "@/lib/formats";
import { kindOfCode } from "@/lib/kinds";
import { useMode } from "@/lib/mode";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import { type ImportRun, rejectedFile, steer, targetsQuery } from "./api";
import { Figures } from "./Figures";
import styles from "./Imports.module.css";
import { isUndoable } from "./model";
import { ProblemList } from "./ProblemList";

/** What came of it, the rejected rows as a file, and the way back for a week. */
export function ImportReport({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const kind = kindOfCode(run.kind);
  const simple = useMode()?.mode === "SIMPLE";
  const targets = useQuery(targetsQuery(kind)).data ?? [];
  const inquiries = run.plan?.asInquiries === true;
  const undo = useMutation({
    mutationFn: () => steer(run.id, "undo"),
    onSuccess: (next) => client.setQueryData(keys.import(run.id), next),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  // lists hold what was made or taken back
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ["records"] });
    void client.invalidateQueries({ queryKey: keys.imports, exact: true });
  }, [client, run.status]);
  const undone = run.status === "UNDONE";
  const list: string = inquiries ? "/inbox" : kind === "leads" && simple ? "/deals" : `/${kind}`;
  return (
    <>
      <Section title={t(`imports.status.${run.status}`)}>
        <Figures
          figures={[
            { name: t(`imports.figure.${inquiries ? "inquiries" : "made"}`), value: run.made },
            ...(run.updated > 0 ? [{ name: t("imports.figure.updated"), value: run.updated }] : []),
            { name: t("imports.figure.skipped"), value: run.skipped },
            { name: t("imports.figure.failed"), value: run.failed, bad: run.failed > 0 },
            ...(undone ? [{ name: t("imports.figure.undone"), value: run.undone }] : []),
            ...(undone && run.kept > 0 ? [{ name: t("imports.figure.kept"), value: run.kept }] : []),
          ]}
        />
        {undone && run.kept > 0 && <p className={styles.note}>{t("imports.keptText")}</p>}
        <ProblemList problems={run.problems} targets={targets} />
      </Section>
      <div className={styles.deeds}>
        {run.made > 0 && !undone && (
          <Button component={Link} to={list}>
            {t("imports.look")}
          </Button>
        )}
        {run.failed > 0 && !run.rowsErased && (
          <Button
            component="a"
            href={rejectedFile(run.id, false)}
            download
            variant="default"
            leftSection={<IconDownload size={15} />}
          >
            {t("imports.rejected")}
          </Button>
        )}
        {run.skipped > 0 && !run.rowsErased && (
          <Button
            component="a"
            href={rejectedFile(run.id, true)}
            download
            variant="default"
            leftSection={<IconDownload size={15} />}
          >
            {t("imports.rejectedAndSkipped")}
          </Button>
        )}
        {isUndoable(run) && (
          <Confirm question={t("imports.undoQuestion")} confirm={t("common.undo")} onConfirm={() => undo.mutate()}>
            {(ask) => (
              <Button variant="default" loading={undo.isPending} onClick={ask}>
                {t("imports.undo")}
              </Button>
            )}
          </Confirm>
        )}
      </div>
      {run.rowsErased && run.failed + run.skipped > 0 && <p className={styles.note}>{t("imports.rowsErased")}</p>}
      {isUndoable(run) && (
        <p className={styles.note}>{t("imports.undoUntil", { when: formats.dateTime(run.undoUntil) })}</p>
      )}
      {!undone && <p className={styles.note}>{t("imports.noAutomation")}</p>}
    </>
  );
}
