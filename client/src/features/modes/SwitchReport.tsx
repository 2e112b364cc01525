import { Link } from "@tanstack/react-router";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SwitchRun } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { useMode } from "@/lib/mode";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Select } from "@/ui/forms";
import { Alert } from "@/ui/display";
import { Section } from "@/ui/PageFrame";
import { usePhone } from "@/ui/usePhone";
import { Segmented } from "@/ui/Segmented";
import { OUTCOMES, outcomesFile, type OutcomeFilter, type OutcomeName } from "./api";
import { Figures } from "./Figures";
import { OutcomeList } from "./OutcomeList";
import { SwitchActivities } from "./SwitchActivities";
import styles from "./SwitchReport.module.css";
import { useSteering } from "./useSteering";

type Choice = "ALL" | OutcomeName | "UNDONE" | "KEPT";

/** What became of every lead, and what can still be done about those that failed. */
export function SwitchReport({ run, onRestarted }: { run: SwitchRun; onRestarted: (run: SwitchRun) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const phone = usePhone();
  // Outcomes name leads of everybody, so the server shows them only to those who may change the mode.
  const mayChange = useMode()?.mayChange === true;
  const undone = run.status === "UNDONE";
  const [chosen, setChosen] = useState<Choice>();
  const counts: Record<Choice, number> = {
    ALL: run.converted + run.failed + run.skipped,
    CONVERTED: undone ? 0 : run.converted,
    UNDONE: undone ? run.undo.undone : 0,
    KEPT: undone ? run.undo.kept : 0,
    FAILED: run.failed,
    SKIPPED: run.skipped,
  };
  const left = run.status === "CANCELLED" ? run.total - run.converted - run.skipped : undone ? 0 : run.failed;
  const choices = (["ALL", "KEPT", "UNDONE", ...OUTCOMES] as const).filter(
    (name) => name === "ALL" || counts[name] > 0,
  );
  const labels = choices.map((value) => ({
    value,
    label: `${t(`modes.outcome.${value}`)} ${formats.number(counts[value])}`,
  }));
  // what somebody may have to decide about comes first
  const first = counts.KEPT > 0 ? "KEPT" : counts.FAILED > 0 ? "FAILED" : "ALL";
  const shown = chosen !== undefined && choices.includes(chosen) ? chosen : first;

  if (run.to === "CLASSIC") return <Section>{t("modes.reportClassic")}</Section>;
  if (run.total === 0) return <Section>{t("modes.reportNoLeads")}</Section>;
  return (
    <>
      <Figures run={run} />
      {undone && <UndoneNote run={run} />}
      {!undone && run.incomplete > 0 && <IncompleteNote run={run} />}
      {left > 0 && <Left run={run} left={left} onRestarted={onRestarted} />}
      {mayChange && !undone && <SwitchActivities switchId={run.id} />}
      {mayChange && counts.ALL > 0 && (
        <Section
          title={t("modes.outcomes")}
          flush
          actions={
            choices.length > 2 &&
            (phone ? (
              <Select
                aria-label={t("modes.outcomeFilter")}
                allowDeselect={false}
                value={shown}
                onChange={(value) => setChosen(value as Choice)}
                data={labels}
              />
            ) : (
              <Segmented label={t("modes.outcomeFilter")} value={shown} onChange={setChosen} data={labels} />
            ))
          }
        >
          <OutcomeList switchId={run.id} filter={filterOf(shown)} />
          <a className={styles.file} href={outcomesFile(run.id)} download>
            <IconDownload size={15} stroke={1.7} /> {t("modes.outcomesFile")}
          </a>
        </Section>
      )}
    </>
  );
}

function filterOf(choice: Choice): OutcomeFilter {
  if (choice === "ALL") return {};
  return choice === "UNDONE" || choice === "KEPT" ? { undo: choice } : { outcome: choice };
}

function UndoneNote({ run }: { run: SwitchRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className={styles.note}>
      {t("modes.undoneText", { count: run.undo.undone, n: formats.number(run.undo.undone) })}
      {run.undo.kept > 0 && ` ${t("modes.keptText", { count: run.undo.kept, n: formats.number(run.undo.kept) })}`}
    </p>
  );
}

/** Nobody is held up by required fields when leads become deals; they are asked for afterwards. */
function IncompleteNote({ run }: { run: SwitchRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className={styles.note}>
      {t("modes.incomplete", { count: run.incomplete, n: formats.number(run.incomplete) })}{" "}
      <Link
        to="/deals"
        search={{
          view: "list",
          pipeline: run.options?.pipelineId,
          filter: { all: [{ field: "incomplete", op: "is", value: true }] },
        }}
      >
        {t("modes.showIncomplete")}
      </Link>
    </p>
  );
}

interface LeftProps {
  run: SwitchRun;
  /** Leads that are still open: failed, or not reached before the run was cancelled. */
  left: number;
  onRestarted: (run: SwitchRun) => void;
}

function Left({ run, left, onRestarted }: LeftProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mode = useMode();
  // Only while the account still is where this run left it; later leads belong to later switches.
  const mayRetry = mode?.mayChange === true && mode.mode === run.to && mode.lastSwitch?.id === run.id;
  const cancelled = run.status === "CANCELLED";
  const retry = useSteering(run, onRestarted);
  return (
    <Alert
      color="red"
      title={t(cancelled ? "modes.restTitle" : "modes.failedTitle", { count: left, n: formats.number(left) })}
    >
      <p className={styles.text}>{cancelled ? t("modes.restText") : t("modes.failedText")}</p>
      {retry.isError && (
        <p className={styles.text} role="alert">
          {problemText(t, retry.error)}
        </p>
      )}
      {mayRetry && (
        <Button size="xs" color="red" loading={retry.isPending} onClick={() => retry.mutate("retry-failed")}>
          {cancelled ? t("modes.retryRest") : t("modes.retryFailed")}
        </Button>
      )}
    </Alert>
  );
}
