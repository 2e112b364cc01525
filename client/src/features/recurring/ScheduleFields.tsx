import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { useSettled } from "@/lib/useSettled";
import { DayField } from "@/ui/DayField";
import { Group, Stack } from "@/ui/display";
import { Radio, Select, TextInput } from "@/ui/forms";
import { datesQuery, type Schedule, UNITS } from "./api";
import { type End, type Form, scheduleOf } from "./form";
import styles from "./Recurring.module.css";

const ENDS: End[] = ["never", "day", "times"];

interface Props {
  form: Form;
  set: (change: Partial<Form>) => void;
  errors: Record<string, string>;
}

/** When deals are made, and what that comes to. */
export function ScheduleFields({ form, set, errors }: Props) {
  const { t } = useTranslation();
  const { unit } = form;
  return (
    <Stack gap="sm">
      <div className={styles.when}>
        <Select
          label={t("recurring.unit")}
          data={UNITS.map((one) => ({ value: one, label: t(`recurring.units.${one}`) }))}
          value={unit}
          allowDeselect={false}
          onChange={(one) => one !== null && set({ unit: one })}
        />
        {unit !== "ONCE" && (
          <TextInput
            label={t(`recurring.every.${unit}`)}
            inputMode="numeric"
            value={form.every}
            error={errors["schedule.every"]}
            onChange={(event) => set({ every: event.currentTarget.value })}
          />
        )}
        <DayField
          label={t("recurring.firstOn")}
          required
          value={form.firstOn}
          error={errors["schedule.firstOn"]}
          onDay={(firstOn) => set({ firstOn })}
        />
      </div>
      {unit !== "ONCE" && (
        <>
          <Radio.Group label={t("recurring.end")} value={form.end} onChange={(end) => set({ end })}>
            <Group gap="md" mt={4}>
              {ENDS.map((end) => (
                <Radio key={end} value={end} label={t(`recurring.ends.${end}`)} />
              ))}
            </Group>
          </Radio.Group>
          {form.end === "day" && (
            <DayField
              label={t("recurring.lastOn")}
              value={form.untilOn}
              error={errors["schedule.untilOn"]}
              onDay={(untilOn) => set({ untilOn })}
            />
          )}
          {form.end === "times" && (
            <TextInput
              label={t("recurring.count")}
              inputMode="numeric"
              value={form.times}
              error={errors["schedule.times"]}
              onChange={(event) => set({ times: event.currentTarget.value })}
            />
          )}
        </>
      )}
      <Preview schedule={scheduleOf(form)} />
    </Stack>
  );
}

const TYPING_MS = 250;

function Preview({ schedule }: { schedule: Schedule | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const settled = useSettled(schedule === undefined ? "" : JSON.stringify(schedule), TYPING_MS);
  const asked = settled === "" ? undefined : (JSON.parse(settled) as Schedule);
  const dates = useQuery({
    ...datesQuery(asked ?? NOTHING),
    enabled: asked !== undefined,
    placeholderData: (before) => before,
  });
  const shown = schedule === undefined || dates.isError ? [] : (dates.data ?? []);
  return (
    <div className={styles.preview} role="status">
      <span className={styles.label}>{t("recurring.preview")}</span>
      <span>{shown.length === 0 ? t("recurring.noDates") : shown.map((day) => formats.date(day)).join(" · ")}</span>
    </div>
  );
}

const NOTHING: Schedule = { unit: "ONCE", every: 1, firstOn: "", untilOn: null, times: null };
