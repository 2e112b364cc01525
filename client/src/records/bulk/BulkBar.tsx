import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  IconArrowRight,
  IconArrowsJoin,
  IconArrowsExchange,
  IconDownload,
  IconRoute,
  IconTags,
  IconTrash,
  IconUserShare,
  IconX,
} from "@tabler/icons-react";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { useReadablePipelines, useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { useMay } from "@/lib/session";
import { later } from "@/lib/later";
import { Button } from "@/ui/controls";
import { Dot } from "@/ui/Dot";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { usePhone } from "@/ui/usePhone";
import { toast } from "@/ui/toasts";
import type { Total } from "../list/RecordList";
import type { Selection } from "../list/useSelection";
import type { ListQuery } from "../queries";
import { type BulkChange, countQuery, fileOf, startBulkChange } from "./api";
import styles from "./BulkBar.module.css";
import { note } from "./useSteer";

const LossDialog = later(() => import("../card/LossDialog").then((m) => m.LossDialog));
const TagDialog = later(() => import("../tags/TagDialog").then((m) => m.TagDialog));
const ConvertDialog = later(() => import("./ConvertDialog").then((m) => m.ConvertDialog));
const ResponsibleDialog = later(() => import("./ResponsibleDialog").then((m) => m.ResponsibleDialog));

/** More side by side nobody can compare. */
const MOST_TO_MERGE = 10;

interface Props {
  kind: Kind;
  query: ListQuery;
  selection: Selection;
  total: Total | undefined;
  /** Stages they can be moved to; none for kinds without stages. */
  stages?: Stage[] | undefined;
  /** What a file of them holds. */
  columns: string[];
}

/** What can be done with the chosen records: those on the screen, or everything the list holds. */
export function BulkBar({ kind, query, selection, total, stages, columns }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const users = useUsers();
  const pipelines = useReadablePipelines();
  const mayChange = useMay(kind, "change");
  const mayDelete = useMay(kind, "delete");
  const mayExport = useMay(kind, "export");
  const mayConvert = useMay("leads", "convert") && kind === "leads";
  const [starting, setStarting] = useState(false);
  const [losing, setLosing] = useState<Stage>();
  const [converting, setConverting] = useState(false);
  const [tagging, setTagging] = useState(false);
  const [handing, setHanding] = useState<{ id: number; name: string }>();
  const chosen = { whole: selection.whole, ids: selection.marked };
  const counted = useQuery({ ...countQuery(kind, query), enabled: selection.whole && total?.exact === false }).data;
  const all = total?.exact === true ? total.value : counted;
  const count = selection.whole ? (all ?? total?.value ?? 0) - chosen.ids.length : chosen.ids.length;
  const exact = !selection.whole || all !== undefined;
  const more = !selection.whole && total !== undefined && (!total.exact || total.value > chosen.ids.length);

  async function start(change: BulkChange) {
    setStarting(true);
    try {
      note(client, await startBulkChange(kind, query, chosen, change));
      selection.clear();
    } catch (error) {
      toast(problemText(t, error), { tone: "error" });
      setStarting(false);
    }
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label={t("records.bulk")} data-testid="bulk-bar">
      <span className={styles.count} role="status">
        {t(exact ? "records.selected" : "records.selectedAtLeast", { count, number: formats.number(count) })}
      </span>
      {more && (
        <button type="button" className={styles.whole} onClick={selection.takeWhole}>
          {total.exact
            ? t("records.selectWhole", { number: formats.number(total.value) })
            : t("records.selectWholeAtLeast")}
        </button>
      )}
      <span className={styles.line} />
      {mayChange && (
        <Dropdown
          label={t("records.field.responsibleId")}
          position="top-start"
          parts={users
            .filter((user) => user.active)
            .map((user) => ({
              key: user.id,
              label: user.name,
              run: () => setHanding(user),
            }))}
        >
          {(trigger) => (
            <Action trigger={trigger} icon={<IconUserShare size={15} />} disabled={starting}>
              {t("records.field.responsibleId")}
            </Action>
          )}
        </Dropdown>
      )}
      {mayChange && stages !== undefined && (
        <Dropdown
          label={t("records.field.stageId")}
          position="top-start"
          parts={stages.map((stage) => ({
            key: stage.id,
            label: stage.name,
            icon: <Dot color={stage.color} />,
            run: () =>
              stage.semantics === "FAILURE" ? setLosing(stage) : void start({ action: "STAGE", stageId: stage.id }),
          }))}
        >
          {(trigger) => (
            <Action trigger={trigger} icon={<IconArrowRight size={15} />} disabled={starting}>
              {t("records.field.stageId")}
            </Action>
          )}
        </Dropdown>
      )}
      {mayChange && kind === "deals" && pipelines.length > 1 && (
        <Dropdown
          label={t("records.field.pipelineId")}
          position="top-start"
          parts={pipelines.map((pipeline) => ({
            key: pipeline.id,
            label: pipeline.name,
            run: () => void start({ action: "PIPELINE", pipelineId: pipeline.id }),
          }))}
        >
          {(trigger) => (
            <Action trigger={trigger} icon={<IconRoute size={15} />} disabled={starting}>
              {t("records.pipelineShort")}
            </Action>
          )}
        </Dropdown>
      )}
      {mayChange && (
        <Action icon={<IconTags size={15} />} disabled={starting} onClick={() => setTagging(true)}>
          {t("records.field.tagId")}
        </Action>
      )}
      {mayConvert && (
        <Action icon={<IconArrowsExchange size={15} />} disabled={starting} onClick={() => setConverting(true)}>
          {t("records.convert")}
        </Action>
      )}
      {mayChange && mayDelete && !chosen.whole && chosen.ids.length >= 2 && chosen.ids.length <= MOST_TO_MERGE && (
        <Action
          icon={<IconArrowsJoin size={15} />}
          disabled={starting}
          onClick={() =>
            void navigate({ to: "/duplicates/merge", search: { kind, ids: chosen.ids.join("-") } } as never)
          }
        >
          {t("duplicates.mergeSelected")}
        </Action>
      )}
      {mayExport && (
        <Dropdown
          label={t("records.export")}
          position="top-start"
          parts={(["csv", "xlsx"] as const).map((format) => ({
            key: format,
            label: t(format === "csv" ? "records.asCsv" : "records.asExcel"),
            run: () => window.location.assign(fileOf(kind, query, columns, chosen, format)),
          }))}
        >
          {(trigger) => (
            <Action trigger={trigger} icon={<IconDownload size={15} />} disabled={false}>
              {t("records.export")}
            </Action>
          )}
        </Dropdown>
      )}
      {mayDelete && (
        <Action icon={<IconTrash size={15} />} disabled={starting} onClick={() => void start({ action: "DELETE" })}>
          {t("common.delete")}
        </Action>
      )}
      <span className={styles.end}>
        <IconButton label={t("records.clearSelection")} onClick={selection.clear} disabled={starting}>
          <IconX size={16} />
        </IconButton>
      </span>
      <Suspense>
        {losing && (
          <LossDialog
            kind={kind}
            stage={losing}
            onClose={() => setLosing(undefined)}
            onDone={(loss) => {
              setLosing(undefined);
              void start({ action: "STAGE", stageId: losing.id, ...loss });
            }}
          />
        )}
        {handing && (
          <ResponsibleDialog
            kind={kind}
            count={count}
            user={handing}
            onClose={() => setHanding(undefined)}
            onDone={(change) => {
              setHanding(undefined);
              void start(change);
            }}
          />
        )}
        {tagging && (
          <TagDialog
            count={count}
            onClose={() => setTagging(false)}
            onDone={(change) => {
              setTagging(false);
              void start(change);
            }}
          />
        )}
        {converting && (
          <ConvertDialog
            count={count}
            onClose={() => setConverting(false)}
            onDone={(change) => {
              setConverting(false);
              void start(change);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

interface ActionProps {
  trigger?: object;
  icon: ReactNode;
  disabled: boolean;
  onClick?: () => void;
  children: string;
}

/** A button with icon and word; on the phone the icon alone, its word for those who listen. */
function Action({ trigger, icon, disabled, onClick, children }: ActionProps) {
  const phone = usePhone();
  return (
    <Button
      {...trigger}
      {...(onClick && { onClick })}
      size="xs"
      variant="default"
      disabled={disabled}
      aria-label={children}
      leftSection={phone ? undefined : icon}
    >
      {phone ? icon : children}
    </Button>
  );
}
