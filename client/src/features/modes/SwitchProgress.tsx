import { useTranslation } from "react-i18next";
import type { SwitchRun } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { Alert, Progress, VisuallyHidden } from "@/ui/display";
import { Section } from "@/ui/PageFrame";
import { Figures } from "./Figures";
import { countOf, percentOf, type StreamState } from "./stream";
import styles from "./SwitchProgress.module.css";
import { SwitchSteering } from "./SwitchSteering";
import { waitText } from "./texts";
import { useSpoken } from "./useSpoken";

interface Props {
  run: SwitchRun;
  stream: StreamState;
  /** The last question for the state failed. */
  lost: boolean;
}

/** A run on its way. */
export function SwitchProgress({ run, stream, lost }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const percent = percentOf(run);
  const back = run.status === "UNDOING";
  const { done, total } = countOf(run);
  const share = (part: number) => (total > 0 ? (part / total) * 100 : 0);
  const progress = t(back ? "modes.progressBack" : "modes.progress", {
    done: formats.number(done),
    total: formats.number(total),
  });
  const timed = run.status === "RUNNING" && run.etaSeconds !== null;
  const left = timed ? t("modes.left", { wait: waitText(t, run.etaSeconds ?? 0) }) : "";
  const spoken = useSpoken(`${percent} %. ${progress}. ${left}`, percent);
  return (
    <>
      <Section>
        <div className={styles.progress}>
          <div className={styles.head}>
            <span className={styles.percent}>{percent} %</span>
            <span className={styles.count}>{progress}</span>
          </div>
          <Progress.Root size="lg" aria-hidden="true">
            <Progress.Section value={share(back ? run.undo.undone : run.converted)} />
            <Progress.Section value={share(back ? run.undo.kept : run.skipped)} color="var(--w-faint)" />
            <Progress.Section value={share(back ? 0 : run.failed)} color="var(--w-danger)" />
          </Progress.Root>
          <VisuallyHidden
            role="progressbar"
            aria-label={t("modes.progressLabel")}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
          />
          <VisuallyHidden role="status">{spoken}</VisuallyHidden>
          <div className={styles.pace}>
            <span>
              {timed &&
                run.leadsPerSecond !== null &&
                t("modes.rate", { n: formats.number(Math.round(run.leadsPerSecond)) })}
            </span>
            <span>{left}</span>
          </div>
        </div>
      </Section>
      <Figures run={run} />
      {lost ? (
        <Alert color="red" role="alert">
          {t("modes.connectionLost")}
        </Alert>
      ) : (
        <p className={styles.leave}>
          {t(run.status === "PAUSED" ? "modes.pausedHint" : back ? "modes.leaveFreelyBack" : "modes.leaveFreely")}
          {stream.phase === "polling" && ` ${t("modes.pollingHint")}`}
        </p>
      )}
      <SwitchSteering run={run} />
    </>
  );
}
