import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SwitchRun } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { useMode } from "@/lib/mode";
import { Button } from "@/ui/controls";
import { Question } from "./Question";
import { useSteering } from "./useSteering";

interface Props {
  run: SwitchRun;
  onStarted: (run: SwitchRun) => void;
}

/** Until when the whole switch can be taken back. */
export function UndoNote({ run }: { run: SwitchRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return run.undoUntil !== null && <>{t("modes.undoText", { when: formats.dateTime(run.undoUntil) })}</>;
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
