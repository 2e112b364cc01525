import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityChoice, ModeOptions } from "@/lib/api/payloads";
import { ACTIVITY_TYPES } from "@/records/timeline/api";
import { Button } from "@/ui/controls";
import { Checkbox } from "@/ui/forms";
import { Segmented } from "@/ui/Segmented";
import { usePhone } from "@/ui/usePhone";
import { choiceFor, isByType, withAnswer, withChoice } from "./activities";
import styles from "./OptionsForm.module.css";

const CHOICES = ["KEEP", "COMPLETE"] as const satisfies ActivityChoice[];

interface Props {
  value: ModeOptions;
  onChange: (value: ModeOptions) => void;
}

/** What becomes of open activities: one answer for all, and on request one for each type. */
export function ActivitiesOption({ value, onChange, byType }: Props & { byType: boolean }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const hint = useId();
  const forAll = value.keepActivitiesOpen ? t("modes.activitiesStay") : t("modes.activitiesClose");
  return (
    <div>
      <Checkbox
        label={phone ? t("modes.moveActivities") : t("modes.keepActivities")}
        aria-describedby={hint}
        checked={value.keepActivitiesOpen}
        onChange={(event) => onChange(withAnswer(value, event.currentTarget.checked))}
      />
      <p id={hint} className={styles.hint}>
        {isByType(value) ? t("modes.activitiesByType") : forAll}
      </p>
      {byType && <ByType value={value} onChange={onChange} />}
    </div>
  );
}

function ByType({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(isByType(value));
  const table = useId();
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <div className={styles.byType}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Icon size={16} stroke={1.6} />}
        aria-expanded={open}
        aria-controls={table}
        onClick={() => setOpen(!open)}
      >
        {t("modes.decideByType")}
      </Button>
      <table id={table} className={styles.types} hidden={!open}>
        <tbody>
          {ACTIVITY_TYPES.map((type) => (
            <tr key={type}>
              <th scope="row">{t(`records.type.${type}`)}</th>
              <td>
                <Segmented
                  label={t(`records.type.${type}`)}
                  value={choiceFor(value, type)}
                  onChange={(choice) => onChange(withChoice(value, type, choice))}
                  data={CHOICES.map((choice) => ({ value: choice, label: t(`modes.activityChoice.${choice}`) }))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
