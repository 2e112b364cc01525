import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CrmMode, SwitchRun } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { useMode } from "@/lib/mode";
import { Button } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import { Question } from "./Question";
import styles from "./SwitchReport.module.css";
import { useSteering } from "./useSteering";

/** Whether the whole run can still be taken back: the account is where it left it, and the time is not over. */
export function isUndoable(run: SwitchRun, mode: CrmMode | undefined): boolean {
  return (
    run.to === "SIMPLE" &&
    run.converted > 0 &&
    run.undoUntil !== null &&
    Date.parse(run.undoUntil) > Date.now() &&
    mode?.mode === "SIMPLE" &&
    mode.lastSwitch?.id === run.id
  );
}

/** Offers to take the whole switch back, for as long as the server does. */
export function UndoSwitch({ run, onStarted }: { run: SwitchRun; onStarted: (run: SwitchRun) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mode = useMode();
  const [asking, setAsking] = useState(false);
  const undo = useSteering(run, onStarted);
  if (!isUndoable(run, mode) || run.undoUntil === null) return null;
  return (
    <Section title={t("modes.undoTitle")}>
      <p className={styles.text}>{t("modes.undoText", { when: formats.dateTime(run.undoUntil) })}</p>
      {mode?.mayChange === true && mode.classicAllowed && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t("modes.undoSwitch")}
        </Button>
      )}
      <Question
        opened={asking}
        title={t("modes.undoQuestion")}
        text={t("modes.undoEffect", { count: run.converted, n: formats.number(run.converted) })}
        yes={t("modes.undoSwitch")}
        no={t("common.cancel")}
        pending={undo.isPending}
        error={undo.error}
        onYes={() => undo.mutate("undo")}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}
