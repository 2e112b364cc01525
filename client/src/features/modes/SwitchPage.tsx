import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfSwitch } from "@/lib/addresses";
import type { SwitchRun } from "@/lib/api/payloads";
import { usePipelines } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useMode } from "@/lib/mode";
import { PageFrame } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { isByType } from "./activities";
import { undoableFrom } from "./options";
import { isUnfinished } from "./stream";
import { SwitchProgress } from "./SwitchProgress";
import { SwitchReport } from "./SwitchReport";
import { SwitchStatusBadge } from "./SwitchStatusBadge";
import { UndoButton, UndoNote } from "./UndoSwitch";
import { useSwitchRun } from "./useSwitchRun";

/** One change of the mode: progress while it runs, the report afterwards. May be left and come back to. */
export function SwitchPage() {
  const { t } = useTranslation();
  const id = Number(useParams({ strict: false }).switchId);
  return <SwitchOf key={id} id={id} title={t("modes.switch")} />;
}

function SwitchOf({ id, title }: { id: number; title: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mode = useMode();
  const { query, stream, restarted } = useSwitchRun(id);
  const back = (
    <Link to="/settings/crm-mode">
      <IconArrowLeft size={14} style={{ verticalAlign: "-2px" }} /> {t("modeBar.title")}
    </Link>
  );
  if (query.isError && query.data === undefined) {
    return (
      <PageFrame title={title} back={back}>
        <ErrorState title={t("problems.recordTitle")} error={query.error} retry={() => void query.refetch()} />
      </PageFrame>
    );
  }
  if (query.data === undefined) {
    return (
      <PageFrame title={title} back={back} wide>
        <RowSkeletons rows={5} height={28} />
      </PageFrame>
    );
  }
  const run = query.data;
  const running = isUnfinished(run);
  const undoable = running ? null : undoableFrom(run, mode);
  const started = (next: SwitchRun) =>
    next.id === run.id ? restarted(next) : void navigate({ to: addressOfSwitch(next.id) });
  return (
    <PageFrame
      wide
      back={back}
      title={t(`modes.${run.to}.run`)}
      actions={
        <>
          <SwitchStatusBadge status={run.status} />
          {undoable !== null && mode?.mayChange === true && mode.classicAllowed && (
            <UndoButton run={undoable} onStarted={started} />
          )}
        </>
      }
      intro={
        <>
          <Facts run={run} />
          {undoable !== null && (
            <>
              <br />
              <UndoNote run={undoable} />
            </>
          )}
        </>
      }
    >
      {running ? (
        <SwitchProgress run={run} stream={stream} lost={query.isError} />
      ) : (
        <SwitchReport run={run} onRestarted={restarted} />
      )}
    </PageFrame>
  );
}

/** Who, when, and with which options. */
function Facts({ run }: { run: SwitchRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const pipelines = usePipelines();
  const when = formats.dateTime(run.startedAt);
  const facts = [run.startedBy === null ? when : t("modes.startedBy", { who: run.startedBy.name, when })];
  if (run.options !== null && run.to === "SIMPLE") {
    const { customers, pipelineId, keepActivitiesOpen } = run.options;
    const forAll = keepActivitiesOpen ? t("modes.figure.activitiesKeptOpen") : t("modes.figure.activitiesCompleted");
    const pipeline = pipelines.find((one) => one.id === pipelineId)?.name;
    facts.push(t(`modes.customer.${customers}`));
    if (pipeline !== undefined) facts.push(pipeline);
    facts.push(isByType(run.options) ? t("modes.activitiesDiffer") : forAll);
  }
  return <>{facts.join(" · ")}</>;
}
