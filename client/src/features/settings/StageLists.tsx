import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Semantics, Stage } from "@/lib/api/payloads";
import { problemText } from "@/lib/problemText";
import { STAGE_COLORS } from "@/lib/stageColors";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Reorder } from "@/ui/Reorder";
import { NewName } from "./NewName";
import { openStage } from "./pipelinesApi";
import styles from "./settings.module.css";
import { StageRow } from "./StageRow";
import { useOrder } from "./useOrder";
import { useSettingsChange } from "./useSettingsChange";

const GROUPS: Semantics[] = ["IN_PROGRESS", "SUCCESS", "FAILURE"];
const COLOR_OF: Record<Semantics, string> = { IN_PROGRESS: "#64748b", SUCCESS: "#16a34a", FAILURE: "#dc2626" };

/** The stages of leads or of one pipeline: on the way, won, lost. The order within each group can be changed. */
export function StageLists({ stages, pipelineId }: { stages: Stage[]; pipelineId: number | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.stages}>
      {GROUPS.map((semantics) => (
        <section key={semantics}>
          <h3 className={styles.groupTitle}>{t(`settings.semantics.${semantics}`)}</h3>
          <StageGroup
            semantics={semantics}
            pipelineId={pipelineId}
            stages={stages.filter((stage) => stage.semantics === semantics)}
          />
        </section>
      ))}
    </div>
  );
}

interface GroupProps {
  semantics: Semantics;
  stages: Stage[];
  pipelineId: number | null;
}

function StageGroup({ semantics, stages, pipelineId }: GroupProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const add = useOnce(useSettingsChange(openStage, () => setAdding(false)));
  const order = useOrder("/stages", stages);
  const unused = STAGE_COLORS.find((color) => !stages.some((stage) => stage.color === color));
  return (
    <>
      {order.error !== null && (
        <Alert color="red" role="alert" radius={0}>
          {problemText(t, order.error)}
        </Alert>
      )}
      <Reorder items={order.items} keyOf={(stage) => stage.id} nameOf={(stage) => stage.name} onMove={order.move}>
        {(stage, handle) => <StageRow stage={stage} handle={stages.length > 1 ? handle : null} />}
      </Reorder>
      {semantics !== "SUCCESS" && (
        <div className={styles.addRow}>
          {adding ? (
            <NewName
              label={t("settings.newStageName")}
              busy={add.isPending}
              error={add.isError ? problemText(t, add.error) : undefined}
              onSubmit={(name) =>
                add.mutate({
                  pipelineId,
                  name,
                  semantics,
                  color: semantics === "IN_PROGRESS" ? (unused ?? COLOR_OF.IN_PROGRESS) : COLOR_OF[semantics],
                })
              }
              onCancel={() => setAdding(false)}
            />
          ) : (
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              leftSection={<IconPlus size={14} />}
              onClick={() => setAdding(true)}
            >
              {t("settings.addStage")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
