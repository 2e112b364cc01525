import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { useLeadStages, usePipelines } from "@/lib/dictionaries";
import { Dot } from "@/ui/Dot";
import { Checkbox } from "@/ui/forms";
import styles from "./fields.module.css";

interface Props {
  kind: "leads" | "deals";
  chosen: number[];
  onChange: (stageIds: number[]) => void;
}

/** The stages that ask for a field. Leads end in success by being converted, which is never held up. */
export function FieldStages({ kind, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const leadStages = useLeadStages().filter((stage) => stage.semantics !== "SUCCESS");
  const pipelines = usePipelines();
  const groups =
    kind === "leads"
      ? [{ id: 0, name: "", stages: leadStages }]
      : pipelines.map((pipeline) => ({
          id: pipeline.id,
          name: pipelines.length > 1 ? pipeline.name : "",
          stages: pipeline.stages,
        }));
  const toggle = (stage: Stage) =>
    onChange(chosen.includes(stage.id) ? chosen.filter((id) => id !== stage.id) : [...chosen, stage.id]);
  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>{t("fields.form.stages")}</legend>
      <p className={styles.hint}>{t("fields.form.stagesHint")}</p>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={group.name === "" ? undefined : group.name}>
          {group.name !== "" && <p className={styles.pipeline}>{group.name}</p>}
          <div className={styles.stages}>
            {group.stages.map((stage) => (
              <Checkbox
                key={stage.id}
                size="sm"
                label={
                  <span className={styles.stage}>
                    <Dot color={stage.color} /> {stage.name}
                  </span>
                }
                checked={chosen.includes(stage.id)}
                onChange={() => toggle(stage)}
              />
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
