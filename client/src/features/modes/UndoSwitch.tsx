import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SwitchRun } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { useMode } from "@/lib/mode";
import { Button } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import { Question } from "./Question";
import { undoableNow } from "./options";
import styles from "./SwitchReport.module.css";
import { useSteering } from "./useSteering";

interface Props {
  run: SwitchRun;
  onStarted: (run: SwitchRun) => void;
}

/** Offers to take the whole switch back, for as long as the server does. */
export function UndoSwitch({ run, onStarted }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mode = useMode();
  if (undoableNow(mode)?.id !== run.id || run.undoUntil === null) return null;
  return (
    <Section title={t("modes.undoTitle")}>
      <p className={styles.text}>{t("modes.undoText", { when: formats.dateTime(run.undoUntil) })}</p>
      {mode?.mayChange === true && mode.classicAllowed && <UndoButton run={run} onStarted={onStarted} />}
    </Section>
  );
}

/** The button and the question behind it. */
export function UndoButton({ run, onStarted }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const classic = useMode()?.mode === "CLASSIC";
  const [asking, setAsking] = useState(false);
  const undo = useSteering(run, onStarted);
  const effect = classic ? "modes.undoInClassic" : "modes.undoEffect";
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("modes.undoSwitch")}
      </Button>
      <Question
        opened={asking}
        title={t("modes.undoQuestion")}
        text={t(effect, { count: run.converted, n: formats.number(run.converted) })}
        yes={t("modes.undoSwitch")}
        no={t("common.cancel")}
        pending={undo.isPending}
        error={undo.error}
        onYes={() => undo.mutate("undo")}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
