import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Dot } from "@/ui/Dot";
import { Reorder } from "@/ui/Reorder";
import { useOrder } from "../useOrder";
import type { Rule, RuleKind } from "./api";
import styles from "./Automation.module.css";
import type { Editing } from "./AutomationPage";
import { begun } from "./draft";
import { RuleRow } from "./RuleRow";

interface Props {
  kind: RuleKind;
  stage: Stage;
  rules: Rule[];
  disabled: boolean;
  onEdit: (editing: Editing) => void;
}

/** The rules of a stage in the order in which they act. */
export function StageRules({ kind, stage, rules, disabled, onEdit }: Props) {
  const { t } = useTranslation();
  const order = useOrder("/automation-rules", rules);
  return (
    <section className={styles.stage} aria-label={stage.name}>
      <div className={styles.stageHead}>
        <Dot color={stage.color} />
        <h2 className={styles.stageName}>{stage.name}</h2>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconPlus size={14} />}
          disabled={disabled}
          aria-label={t("automation.addTo", { stage: stage.name })}
          onClick={() => onEdit({ start: begun(kind, stage) })}
        >
          {t("automation.add")}
        </Button>
      </div>
      {order.error !== null && (
        <Alert color="red" role="alert" radius={0}>
          {problemText(t, order.error)}
        </Alert>
      )}
      <Reorder items={order.items} keyOf={(rule) => rule.id} nameOf={(rule) => rule.name} onMove={order.move}>
        {(rule, handle) => (
          <RuleRow rule={rule} handle={rules.length > 1 ? handle : null} onEdit={() => onEdit({ start: rule, rule })} />
        )}
      </Reorder>
    </section>
  );
}
