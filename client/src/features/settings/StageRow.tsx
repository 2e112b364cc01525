import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { problemText } from "@/lib/problemText";
import { IconButton } from "@/ui/IconButton";
import { InlineName } from "@/ui/InlineName";
import { StageSign } from "./automation/StageSign";
import { ColorPick } from "./ColorPick";
import { changeStage, deleteStage } from "./pipelinesApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** One stage: colour, name, and deleting it where the account may do without it. */
export function StageRow({ stage, handle }: { stage: Stage; handle: ReactNode }) {
  const { t } = useTranslation();
  const change = useSettingsChange(changeStage);
  const remove = useSettingsChange(deleteStage);
  const shown = change.isPending ? { ...stage, ...change.variables } : stage;
  const refusal = change.error ?? remove.error;
  return (
    <div className={styles.stage}>
      <div className={styles.stageLine}>
        <span className={styles.handlePlace}>{handle}</span>
        <ColorPick
          label={t("settings.stageColor", { name: stage.name })}
          value={shown.color}
          onPick={(color) => change.mutate({ id: stage.id, color })}
        />
        <InlineName
          label={t("settings.stageName")}
          value={shown.name}
          onCommit={(name) => change.mutate({ id: stage.id, name })}
        />
        <StageSign stageId={stage.id} name={stage.name} />
        {stage.system ? (
          <span className={styles.fixed}>{t("settings.systemStage")}</span>
        ) : (
          <IconButton
            label={t("settings.deleteStage", { name: stage.name })}
            loading={remove.isPending}
            onClick={() => remove.mutate(stage.id)}
          >
            <IconTrash size={16} stroke={1.6} />
          </IconButton>
        )}
      </div>
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {problemText(t, refusal)} {remove.isError && t("settings.moveRecordsFirst")}
        </p>
      )}
    </div>
  );
}
