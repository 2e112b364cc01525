import { IconArrowRight, IconDots } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { DeleteDialog } from "@/ui/DeleteDialog";
import { Badge } from "@/ui/display";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { useSettingsChange } from "../useSettingsChange";
import { deleteRule, type InquiryRule } from "./api";
import { hidesOthers } from "./draft";
import styles from "./InquiryRules.module.css";
import { useConditions } from "./useConditions";

interface Props {
  rule: InquiryRule;
  /** Those that are asked before it. */
  above: InquiryRule[];
  handle: ReactNode;
  onEdit: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/** A rule in a sentence. */
export function InquiryRuleRow({ rule, above, handle, onEdit, onUp, onDown }: Props) {
  const { t } = useTranslation();
  const { when, then } = useConditions()(rule);
  const [deleting, setDeleting] = useState(false);
  const label = t("inquiryRules.menu", { name: rule.name });
  return (
    <div className={styles.rule} data-testid="inquiry-rule">
      <span className={styles.handlePlace}>{handle}</span>
      <div className={styles.ruleMain}>
        <span className={styles.ruleName}>
          <button type="button" onClick={onEdit}>
            {rule.name}
          </button>
          {above.some(hidesOthers) && (
            <Badge variant="light" color="yellow">
              {t("inquiryRules.unreached")}
            </Badge>
          )}
        </span>
        <p className={styles.sentence}>
          {when}{" "}
          <IconArrowRight className={styles.arrow} size={14} stroke={1.8} aria-label={t("inquiryRules.thenWord")} />{" "}
          {then}
        </p>
      </div>
      <Dropdown
        label={label}
        position="bottom-end"
        parts={[
          { key: "edit", label: t("common.edit"), run: onEdit },
          ...(onUp === undefined ? [] : [{ key: "up", label: t("settings.moveUp"), run: onUp }]),
          ...(onDown === undefined ? [] : [{ key: "down", label: t("settings.moveDown"), run: onDown }]),
          { key: "line", divider: true },
          { key: "delete", danger: true, label: t("common.delete"), run: () => setDeleting(true) },
        ]}
      >
        {(trigger) => (
          <IconButton {...trigger} label={label}>
            <IconDots size={18} />
          </IconButton>
        )}
      </Dropdown>
      {deleting && <DeleteRule rule={rule} onClose={() => setDeleting(false)} />}
    </div>
  );
}

function DeleteRule({ rule, onClose }: { rule: InquiryRule; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useSettingsChange(deleteRule, () => {
    onClose();
    toast(t("inquiryRules.deleted", { name: rule.name }));
  });
  return (
    <DeleteDialog
      title={t("inquiryRules.deleteTitle", { name: rule.name })}
      text={t("inquiryRules.deleteText")}
      loading={remove.isPending}
      error={remove.error}
      onDelete={() => remove.mutate(rule.id)}
      onClose={onClose}
    />
  );
}
