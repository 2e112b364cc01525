import { IconDots } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { DeleteDialog } from "@/ui/DeleteDialog";
import { Badge } from "@/ui/display";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { RuleFrame } from "../RuleFrame";
import { useSettingsChange } from "../useSettingsChange";
import { deleteRule, type Rule, steerRule } from "./api";
import styles from "./Automation.module.css";
import { RuleLog } from "./RuleLog";
import { useSentence } from "./useSentence";

interface Props {
  rule: Rule;
  handle: ReactNode;
  onEdit: () => void;
}

/** A rule in a sentence, how often it acted, and what is in its way. */
export function RuleRow({ rule, handle, onEdit }: Props) {
  const { t } = useTranslation();
  const { when, then } = useSentence()(rule);
  const [open, setOpen] = useState<"log" | "delete">();
  const steer = useSettingsChange(steerRule);
  return (
    <>
      <RuleFrame
        name={rule.name}
        when={when}
        then={then}
        thenWord={t("automation.thenWord")}
        badges={
          <>
            {rule.paused && (
              <Badge variant="light" color="gray">
                {t("automation.paused")}
              </Badge>
            )}
            {rule.obstacle !== null && !rule.paused && (
              <Badge variant="light" color="red">
                {t("automation.heldUp")}
              </Badge>
            )}
          </>
        }
        handle={handle}
        menu={
          <Dropdown
            label={t("automation.menu", { name: rule.name })}
            position="bottom-end"
            parts={[
              { key: "edit", label: t("common.edit"), run: onEdit },
              {
                key: "pause",
                label: t(rule.paused ? "automation.resume" : "automation.pause"),
                run: () => steer.mutate({ id: rule.id, how: rule.paused ? "resume" : "pause" }),
              },
              { key: "log", label: t("automation.log"), run: () => setOpen("log") },
              { key: "line", divider: true },
              { key: "delete", danger: true, label: t("common.delete"), run: () => setOpen("delete") },
            ]}
          >
            {(trigger) => (
              <IconButton {...trigger} label={t("automation.menu", { name: rule.name })} loading={steer.isPending}>
                <IconDots size={18} />
              </IconButton>
            )}
          </Dropdown>
        }
        off={rule.paused}
        testId="automation-rule"
        onEdit={onEdit}
      >
        {rule.obstacle !== null && <p className={styles.obstacle}>{t(`automation.obstacles.${rule.obstacle}`)}</p>}
        {steer.isError && (
          <p className={styles.obstacle} role="alert">
            {problemText(t, steer.error)}
          </p>
        )}
        <Counts rule={rule} onLog={() => setOpen("log")} />
      </RuleFrame>
      {open === "log" && <RuleLog rule={rule} onClose={() => setOpen(undefined)} />}
      {open === "delete" && <DeleteRule rule={rule} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Counts({ rule, onLog }: { rule: Rule; onLog: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const waiting = rule.waiting > 0 && t("automation.waiting", { count: rule.waiting, n: formats.number(rule.waiting) });
  return (
    <p className={styles.count}>
      {rule.done === 0 ? (
        t("automation.never")
      ) : (
        <button type="button" onClick={onLog}>
          {t("automation.done", {
            count: rule.done,
            n: formats.number(rule.done),
            when: formats.near(rule.doneAt),
          })}
        </button>
      )}
      {waiting !== false && ` · ${waiting}`}
    </p>
  );
}

function DeleteRule({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useSettingsChange(deleteRule, () => {
    onClose();
    toast(t("automation.deleted", { name: rule.name }));
  });
  return (
    <DeleteDialog
      title={t("automation.deleteTitle", { name: rule.name })}
      text={t("automation.deleteText")}
      loading={remove.isPending}
      error={remove.error}
      onDelete={() => remove.mutate(rule.id)}
      onClose={onClose}
    />
  );
}
