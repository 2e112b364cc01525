import { useNavigate } from "@tanstack/react-router";
import { IconArrowsJoin, IconTrash, IconUserShare, IconX, IconArrowRight } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { useUsers } from "@/lib/dictionaries";
import type { Kind } from "@/lib/kinds";
import { useMay } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Dot } from "@/ui/Dot";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import type { BaseRecord, StagedRecord } from "../types";
import styles from "./BulkBar.module.css";
import { useBulk } from "./useBulk";

const LossDialog = lazy(() => import("../card/LossDialog").then((m) => ({ default: m.LossDialog })));

/** More side by side nobody can compare. */
const MOST_TO_MERGE = 10;

interface Props<T extends BaseRecord> {
  kind: Kind;
  records: T[];
  /** Stages they can be moved to; none for kinds without stages. */
  stages?: Stage[] | undefined;
  onDone: () => void;
}

/** What can be done with the chosen rows. */
export function BulkBar<T extends BaseRecord>({ kind, records, stages, onDone }: Props<T>) {
  const { t } = useTranslation();
  const users = useUsers();
  const navigate = useNavigate();
  const bulk = useBulk<T>(kind, onDone);
  const mayChange = useMay(kind, "change");
  const mayDelete = useMay(kind, "delete");
  const [losing, setLosing] = useState<Stage>();
  const move = (stage: Stage, loss: object = {}) =>
    void bulk.change(records, { stageId: stage.id, ...loss }, (before) => ({
      stageId: (before as unknown as StagedRecord).stageId,
    }));
  const busy = bulk.running !== undefined;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("records.bulk")}>
      <span className={styles.count} role="status">
        {bulk.running
          ? t("records.bulkRunning", { finished: bulk.running.finished, total: bulk.running.total })
          : t("records.selected", { count: records.length })}
      </span>
      {mayChange && (
        <Dropdown
          label={t("records.field.responsibleId")}
          position="top-start"
          parts={users
            .filter((user) => user.active)
            .map((user) => ({
              key: user.id,
              label: user.name,
              run: () =>
                void bulk.change(records, { responsibleId: user.id }, (before) => ({
                  responsibleId: before.responsibleId,
                })),
            }))}
        >
          {(trigger) => (
            <Button {...trigger} size="xs" variant="default" disabled={busy} leftSection={<IconUserShare size={15} />}>
              {t("records.field.responsibleId")}
            </Button>
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
            run: () => (stage.semantics === "FAILURE" ? setLosing(stage) : move(stage)),
          }))}
        >
          {(trigger) => (
            <Button {...trigger} size="xs" variant="default" disabled={busy} leftSection={<IconArrowRight size={15} />}>
              {t("records.field.stageId")}
            </Button>
          )}
        </Dropdown>
      )}
      {mayChange && mayDelete && records.length >= 2 && records.length <= MOST_TO_MERGE && (
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          leftSection={<IconArrowsJoin size={15} />}
          onClick={() =>
            void navigate({
              to: "/duplicates/merge",
              search: { kind, ids: records.map((record) => record.id).join("-") },
            } as never)
          }
        >
          {t("duplicates.mergeSelected")}
        </Button>
      )}
      {mayDelete && (
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          leftSection={<IconTrash size={15} />}
          onClick={() => void bulk.remove(records)}
        >
          {t("common.delete")}
        </Button>
      )}
      <IconButton label={t("records.clearSelection")} onClick={onDone} disabled={busy}>
        <IconX size={16} />
      </IconButton>
      {losing && (
        <Suspense>
          <LossDialog
            kind={kind}
            stage={losing}
            onClose={() => setLosing(undefined)}
            onDone={(loss) => {
              setLosing(undefined);
              move(losing, loss);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
