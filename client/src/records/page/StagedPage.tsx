import { type ComponentType, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { type AskedField, missingFor, useAsked } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";
import { isFrozen, useMode } from "@/lib/mode";
import { useMayWithAny } from "@/lib/session";
import { later } from "@/lib/later";
import { Board } from "../board/Board";
import { useMove } from "../board/useMove";
import { useCustomDetail } from "../custom/useCustomDetail";
import { conditionsOf } from "../list/conditions";
import { FilterBar } from "../list/FilterBar";
import { EmptyState, RowSkeletons } from "@/ui/states";
import type { ListColumn } from "../list/columns";
import { useCreateRecord } from "../queries";
import { useSlots } from "../slots";
import type { StagedRecord } from "../types";
import { useRecordsUrl } from "../useRecordsUrl";
import styles from "./Records.module.css";
import { CreateFirst } from "./CreateFirst";
import { type Listed, RecordsHeader } from "./RecordsHeader";

const AskDialog = later(() => import("../custom/AskDialog").then((m) => m.AskDialog));
const StagedList = later(() => import("./StagedList").then((m) => m.StagedList));
const PlannedBoard = later(() => import("../planning/PlannedBoard").then((m) => m.PlannedBoard));
const LossDialog = later(() => import("../card/LossDialog").then((m) => m.LossDialog));

interface Props<T extends StagedRecord> {
  kind: Kind;
  title: string;
  createLabel: string;
  onCreate: () => void;
  stages: Stage[];
  pipelineId?: number | undefined;
  detail?: (record: T) => string | null;
  empty: { icon: ComponentType<{ size?: number; stroke?: number }>; title: string; text: string };
  /** Reaching the success stage needs a dialog of its own. */
  completes?: boolean;
  /** Columns of this kind, by the key of the common one they take the place of. */
  columns?: Record<string, ListColumn<T>>;
  header?: ReactNode;
}

/** Board and list of a kind that moves through stages. */
export function StagedPage<T extends StagedRecord>(props: Props<T>) {
  const { kind, stages, pipelineId } = props;
  const [url, setUrl] = useRecordsUrl();
  const view = url.view ?? "board";
  const [listed, setListed] = useState<Listed<StagedRecord> | null>(null);
  const create = useCreateRecord<T>(kind);
  const { listNotes } = useSlots();
  const mayChange = useMayWithAny(kind, "change");
  const steps = useStageSteps<T>(kind, props.completes === true);
  const customDetail = useCustomDetail(kind);
  const detail = (record: T) =>
    [props.detail?.(record) ?? "", customDetail(record)].filter((part) => part !== "").join(" · ") || null;
  const open = (record: T) => setUrl({ card: `${kind}:${record.id}` });
  const empty = {
    ...props.empty,
    action: <CreateFirst kind={kind} label={props.createLabel} onClick={props.onCreate} />,
  };
  const conditions = conditionsOf(url, view === "list");
  const mode = useMode()?.mode;
  const frozen = (record: StagedRecord) => isFrozen(kind, record, mode);
  const listFilter =
    pipelineId === undefined
      ? conditions
      : [...conditions, { field: "pipelineId", op: "is" as const, value: pipelineId }];
  return (
    <div className={styles.page}>
      <RecordsHeader
        kind={kind}
        title={props.title}
        createLabel={props.createLabel}
        onCreate={props.onCreate}
        view={view}
        list={view === "list" ? listed : undefined}
        filters={<FilterBar kind={kind} stages={view === "list" ? stages : undefined} attention={kind === "leads"} />}
      >
        {props.header}
      </RecordsHeader>
      {listNotes.map((Note, index) => (
        <Note key={index} kind={kind} />
      ))}
      <div className={styles.body}>
        {view === "list" ? (
          <Suspense fallback={<RowSkeletons rows={12} />}>
            <StagedList
              onListed={setListed}
              kind={kind}
              query={{ filter: listFilter, q: url.q, sort: url.sort }}
              stages={stages}
              // a lead is completed by its own dialog, one at a time
              targets={props.completes === true ? stages.filter((stage) => stage.semantics !== "SUCCESS") : stages}
              instead={props.columns as Record<string, ListColumn<StagedRecord>> | undefined}
              onOpen={(record) => open(record as T)}
              mayChange={(record) => !frozen(record) && mayChange(record)}
              onMove={(record, stage) => steps.move(record as T, stage)}
              empty={empty}
            />
          </Suspense>
        ) : view === "planned" ? (
          <Suspense fallback={<RowSkeletons rows={12} />}>
            <PlannedBoard kind={kind} filter={listFilter} q={url.q} onOpen={(record) => open(record as T)} />
          </Suspense>
        ) : (
          <Board
            of={{
              kind,
              stages,
              pipelineId,
              detail,
              intercept: steps.intercept,
              frozen,
            }}
            filter={conditions}
            q={url.q}
            onOpen={open}
            empty={<EmptyState {...empty}>{empty.action}</EmptyState>}
            onQuickAdd={(stage, title) =>
              steps.create(stage, (more) => create.mutateAsync({ title, stageId: stage.id, ...more }))
            }
          />
        )}
      </div>
      {steps.dialog}
    </div>
  );
}

/** Values somebody enters before it goes on. */
interface Asking {
  stage: Stage;
  /** Absent for a record that is still to come. */
  id?: number;
  fields: AskedField[];
  submit?: string;
  go: (more: object) => Promise<unknown>;
  /** Also after it went on. */
  onClose?: () => void;
}

/** Moves that ask something first: success of a lead opens its conversion, failure asks for the reason. */
export function useStageSteps<T extends StagedRecord>(kind: Kind, completes: boolean) {
  const { t } = useTranslation();
  const { completeLead: CompleteLead } = useSlots();
  const move = useMove(kind);
  const [completing, setCompleting] = useState<number>();
  const [losing, setLosing] = useState<{ record: T; stage: Stage; more?: object }>();
  const [asking, setAsking] = useState<Asking>();
  const fields = useAsked(kind);

  function intercept(record: T, stage: Stage): boolean {
    if (stage.semantics === "SUCCESS" && completes) {
      setCompleting(record.id);
      return true;
    }
    const missing = missingFor(fields, stage, record);
    if (missing.length > 0) {
      setAsking({ stage, id: record.id, fields: missing, go: (more) => enter(record, stage, more) });
      return true;
    }
    if (stage.semantics === "FAILURE") {
      setLosing({ record, stage });
      return true;
    }
    return false;
  }

  /** Goes on with what has been asked for; a loss is asked for its reason after that. */
  async function enter(record: T, stage: Stage, more: object): Promise<void> {
    if (stage.semantics === "FAILURE") setLosing({ record, stage, more });
    else await move.mutateAsync({ record, stageId: stage.id, more });
  }

  const dialog = (
    <>
      {asking && (
        <Suspense>
          <AskDialog
            title={t("records.askedTitle", { stage: asking.stage.name })}
            submit={asking.submit ?? t("records.moveOn", { stage: asking.stage.name })}
            fields={asking.fields}
            of={asking.id === undefined ? undefined : { kind, id: asking.id }}
            onSubmit={asking.go}
            onClose={() => {
              setAsking(undefined);
              asking.onClose?.();
            }}
          />
        </Suspense>
      )}
      {completing !== undefined && CompleteLead !== null && (
        <CompleteLead leadId={completing} onClose={() => setCompleting(undefined)} />
      )}
      {losing && (
        <Suspense>
          <LossDialog
            kind={kind}
            stage={losing.stage}
            onClose={() => setLosing(undefined)}
            busy={move.isPending}
            onDone={(loss) =>
              move.mutate(
                { record: losing.record, stageId: losing.stage.id, more: { ...losing.more, ...loss } },
                { onSuccess: () => setLosing(undefined) },
              )
            }
          />
        </Suspense>
      )}
    </>
  );
  return {
    intercept,
    dialog,
    complete: setCompleting,
    /** Opens a record in a stage, and asks first for what it needs there. @returns false when it was not told */
    create: async (stage: Stage, open: (more: object) => Promise<unknown>): Promise<boolean> => {
      const missing = fields.filter((field) => field.required || field.stageIds.includes(stage.id));
      if (missing.length === 0) {
        await open({});
        return true;
      }
      return new Promise((resolve) =>
        setAsking({
          stage,
          fields: missing,
          submit: t("common.create"),
          go: (more) => open(more).then(() => resolve(true)),
          onClose: () => resolve(false),
        }),
      );
    },
    move: (record: T, stage: Stage) => {
      if (!intercept(record, stage)) move.mutate({ record, stageId: stage.id });
    },
  };
}
