import { useTranslation } from "react-i18next";
import type { Pipeline, Stage } from "@/lib/api/payloads";
import { Button } from "@/ui/controls";
import settings from "../settings.module.css";
import type { Draft } from "./api";
import styles from "./Automation.module.css";
import { examples } from "./draft";

interface Props {
  pipelines: Pipeline[];
  leadStages: Stage[];
  withLeads: boolean;
  disabled: boolean;
  onUse: (draft: Draft) => void;
}

/** Ready-made rules to begin with. */
export function Examples({ pipelines, leadStages, withLeads, disabled, onUse }: Props) {
  const { t } = useTranslation();
  const text = (name: "followUp" | "idle" | "handOver") => ({
    name: t(`automation.examples.${name}.name`),
    title: t(`automation.examples.${name}.title`),
  });
  const texts = { followUp: text("followUp"), idle: text("idle"), handOver: text("handOver") };
  return (
    <div className={styles.examples}>
      {examples(texts, pipelines, leadStages, withLeads).map(({ name, draft }) => (
        <div key={name} className={styles.example}>
          <p className={styles.exampleName}>{draft.name}</p>
          <p className={settings.note}>{t(`automation.examples.${name}.text`)}</p>
          <Button
            size="xs"
            variant="default"
            disabled={disabled}
            aria-label={t("automation.useNamed", { name: draft.name })}
            onClick={() => onUse(draft)}
          >
            {t("automation.use")}
          </Button>
        </div>
      ))}
    </div>
  );
}
