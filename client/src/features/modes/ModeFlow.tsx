import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfSwitch } from "@/lib/addresses";
import type { CrmMode, CrmModeName, ModeOptions, SwitchRun } from "@/lib/api/payloads";
import { pipelinesQuery, whole } from "@/lib/dictionaries";
import { modeQuery } from "@/lib/mode";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { IntakeForm } from "./IntakeForm";
import { ModeChoice } from "./ModeChoice";
import styles from "./ModeFlow.module.css";
import { nextStep, undoOffered } from "./options";
import { OptionsForm } from "./OptionsForm";
import { RehearsalStep } from "./RehearsalStep";
import { StartProblem } from "./StartProblem";
import { StepFooter } from "./StepFooter";
import { isUnfinished } from "./stream";
import { UndoButton } from "./UndoSwitch";
import { useStartSwitch } from "./useStartSwitch";

/** Choosing the mode, from the two cards to the confirmed switch. Stands in the dialog and on the settings page. */
export function ModeFlow({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const mode = useQuery(modeQuery);
  const pipelines = useQuery(pipelinesQuery);
  if (mode.isLoadingError) {
    return <ErrorState title={t("modes.unknown")} error={mode.error} retry={() => void mode.refetch()} />;
  }
  if (mode.isPending || pipelines.isPending) return <RowSkeletons rows={5} height={28} />;
  return <Flow mode={mode.data} onDone={onDone} />;
}

function Flow({ mode, onDone }: { mode: CrmMode; onDone: () => void }) {
  const { t } = useTranslation();
  // Until somebody chooses, both follow the account, which others may change meanwhile.
  const [picked, setPicked] = useState<CrmModeName | null>(null);
  const [edited, setEdited] = useState<ModeOptions | null>(null);
  const chosen = picked ?? mode.mode;
  const options = edited ?? mode.intake;
  const [rehearsing, setRehearsing] = useState(false);
  const start = useStartSwitch(onDone);
  const next = nextStep(mode, chosen);
  const undoable = undoOffered(mode, chosen);
  const running = mode.activeSwitch !== null && isUnfinished(mode.activeSwitch);

  function choose(to: CrmModeName | null) {
    start.reset();
    setPicked(to);
  }

  const refused = start.isError && (
    <StartProblem error={start.error} seen={start.variables.mode} now={mode} onLeave={onDone} />
  );
  const go = () => start.mutate({ mode, to: chosen, options });

  if (rehearsing && next === "ask" && !running) {
    return (
      <RehearsalStep
        mode={mode}
        options={options}
        starting={start.isPending}
        refused={refused}
        onChange={setEdited}
        onBack={() => {
          start.reset();
          setRehearsing(false);
        }}
        onStart={go}
      />
    );
  }
  return (
    <>
      <div className={styles.body}>
        {running && <RunningNote mode={mode} onLeave={onDone} />}
        {!mode.mayChange && <Alert color="gray">{t("modes.mayNotChange")}</Alert>}
        <ModeChoice mode={mode} chosen={chosen} onChoose={choose} disabled={running || !mode.mayChange} />
        {next === "at-once" && <p className={styles.effect}>{t(`modes.${chosen}.effect`)}</p>}
        {undoable !== null && <p className={styles.effect}>{t("modes.undoOrSwitch")}</p>}
        {undoable !== null && next === "nothing" && <UndoOffered run={undoable} onLeave={onDone} />}
        {next === "ask" && (
          <section className={styles.options} aria-label={t("modes.optionsTitle")}>
            <h2 className={styles.heading}>{t("modes.optionsTitle")}</h2>
            <OptionsForm value={options} onChange={setEdited} byType />
          </section>
        )}
        {next === "nothing" && mode.mayChange && <Intake mode={mode} />}
      </div>
      {(next === "at-once" || next === "ask") && (
        <StepFooter above={refused}>
          <Button variant="default" onClick={() => choose(null)}>
            {t("common.cancel")}
          </Button>
          {undoable !== null && <UndoOffered run={undoable} onLeave={onDone} />}
          {next === "ask" ? (
            <Button onClick={() => setRehearsing(true)}>{t("modes.toRehearsal")}</Button>
          ) : (
            <Button loading={start.isPending} onClick={go}>
              {t(`modes.${chosen}.switchTo`)}
            </Button>
          )}
        </StepFooter>
      )}
      {next === "nothing" && refused}
    </>
  );
}

/** Taking the last switch back leads to its page, as starting one does. */
function UndoOffered({ run, onLeave }: { run: SwitchRun; onLeave: () => void }) {
  const navigate = useNavigate();
  return (
    <UndoButton
      run={run}
      onStarted={(started) => {
        onLeave();
        void navigate({ to: addressOfSwitch(started.id) });
      }}
    />
  );
}

function RunningNote({ mode, onLeave }: { mode: CrmMode; onLeave: () => void }) {
  const { t } = useTranslation();
  if (mode.activeSwitch === null) return null;
  return (
    <Alert title={t("modes.runningTitle")}>
      {t("modes.running")}{" "}
      <Link to={addressOfSwitch(mode.activeSwitch.id)} onClick={onLeave}>
        {t("modes.toProgress")}
      </Link>
    </Alert>
  );
}

/** In classic mode only where rules let inquiries skip the lead. */
function Intake({ mode }: { mode: CrmMode }) {
  const simple = mode.mode === "SIMPLE";
  const rules = useQuery({ ...whole<{ makes: "LEAD" | "DEAL" }>("inquiry-rules"), enabled: !simple }).data ?? [];
  return simple || rules.some((rule) => rule.makes === "DEAL") ? <IntakeForm mode={mode} /> : null;
}
