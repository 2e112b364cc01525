import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SwitchRun } from "@/lib/api/payloads";
import { useMode } from "@/lib/mode";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Question } from "./Question";
import styles from "./SwitchProgress.module.css";
import { useSteering } from "./useSteering";

/** Pausing, going on, and stopping for good after a question. What is converted stays so. */
export function SwitchSteering({ run }: { run: SwitchRun }) {
  const { t } = useTranslation();
  const mode = useMode();
  const [asking, setAsking] = useState(false);
  const pausing = useSteering(run);
  const cancelling = useSteering(run, () => setAsking(false));
  if (mode?.mayChange !== true || run.status === "UNDOING") return null;
  const paused = run.status === "PAUSED";
  return (
    <>
      {pausing.isError && (
        <Alert color="red" role="alert">
          {problemText(t, pausing.error)}
        </Alert>
      )}
      <div className={styles.steering}>
        <Button
          variant={paused ? "filled" : "default"}
          loading={pausing.isPending}
          leftSection={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          onClick={() => pausing.mutate(paused ? "resume" : "pause")}
        >
          {t(paused ? "modes.resume" : "modes.pause")}
        </Button>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t("modes.cancelSwitch")}
        </Button>
      </div>
      <Question
        opened={asking}
        title={t("modes.cancelTitle")}
        text={t("modes.cancelText")}
        yes={t("modes.cancelSwitch")}
        no={t("modes.goOn")}
        pending={cancelling.isPending}
        error={cancelling.error}
        onYes={() => cancelling.mutate("cancel")}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
