import { IconDots } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { DeleteDialog } from "@/ui/DeleteDialog";
import { Badge } from "@/ui/display";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { RuleFrame } from "../RuleFrame";
import { useSettingsChange } from "../useSettingsChange";
import { deleteRule, type InquiryRule } from "./api";
import { hidesOthers } from "./draft";
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
    <>
      <RuleFrame
        name={rule.name}
        when={when}
        then={then}
        thenWord={t("inquiryRules.thenWord")}
        badges={
          above.some(hidesOthers) && (
            <Badge variant="light" color="yellow">
              {t("inquiryRules.unreached")}
            </Badge>
          )
        }
        handle={handle}
        menu={
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
        }
        testId="inquiry-rule"
        onEdit={onEdit}
      />
      {deleting && <DeleteRule rule={rule} onClose={() => setDeleting(false)} />}
    </>
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
