import { useQuery } from "@tanstack/react-query";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { useSession } from "@/lib/session";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Checkbox, Select, TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { type Absence, setWorkingTime, type WorkingTime, workingTimeQuery } from "./api";
import styles from "./Channels.module.css";

/** Monday is 1. */
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** When somebody works and when they are away. */
export function WorkingTimes() {
  const { t } = useTranslation();
  const session = useSession();
  const users = useUsers().filter((user) => user.active);
  const [chosen, setChosen] = useState<number>();
  const userId = chosen ?? session.user.id;
  const time = useQuery(workingTimeQuery(userId)).data;
  return (
    <Section title={t("channels.times")} text={t("channels.timesText")}>
      <div className={settings.form}>
        <Select
          label={t("channels.person")}
          allowDeselect={false}
          data={users.map((user) => ({ value: String(user.id), label: user.name }))}
          value={String(userId)}
          onChange={(id) => {
            if (id !== null) setChosen(Number(id));
          }}
        />
        {time !== undefined && <TimeForm key={userId} stored={time} />}
      </div>
    </Section>
  );
}

function TimeForm({ stored }: { stored: WorkingTime }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<WorkingTime>();
  const save = useSettingsChange(setWorkingTime, () => {
    setEdited(undefined);
    toast(t("settings.saved"));
  });
  const time = edited ?? (save.isPending ? save.variables : stored);
  const setAbsences = (absences: Absence[]) => setEdited({ ...time, absences });
  return (
    <form
      className={settings.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(time);
      }}
    >
      <div role="group" aria-label={t("channels.hours")} className={styles.week}>
        {DAYS.map((name, index) => (
          <Day key={name} name={name} weekday={index + 1} time={time} onChange={setEdited} />
        ))}
      </div>
      <p className={settings.note}>{t("channels.hoursHint")}</p>
      <span className={styles.label}>{t("channels.absences")}</span>
      {time.absences.map((absence, index) => (
        <div key={index} className={styles.day}>
          {(["from", "until"] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              aria-label={t(`channels.${end}`)}
              value={absence[end]}
              onChange={(event) => {
                const day = event.currentTarget.value;
                setAbsences(time.absences.map((one, at) => (at === index ? { ...one, [end]: day } : one)));
              }}
            />
          ))}
          <IconButton
            label={t("channels.removeAbsence")}
            onClick={() => setAbsences(time.absences.filter((_, at) => at !== index))}
          >
            <IconX size={16} stroke={1.6} />
          </IconButton>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        className={styles.start}
        leftSection={<IconPlus size={14} />}
        onClick={() => setAbsences([...time.absences, { from: "", until: "" }])}
      >
        {t("channels.addAbsence")}
      </Button>
      {save.isError && (
        <Alert color="red" role="alert">
          {problemText(t, save.error)}
        </Alert>
      )}
      <Button type="submit" className={styles.start} loading={save.isPending} disabled={edited === undefined}>
        {t("common.save")}
      </Button>
    </form>
  );
}

interface DayProps {
  name: (typeof DAYS)[number];
  weekday: number;
  time: WorkingTime;
  onChange: (time: WorkingTime) => void;
}

function Day({ name, weekday, time, onChange }: DayProps) {
  const { t } = useTranslation();
  const hours = time.hours.find((one) => one.weekday === weekday);
  const others = time.hours.filter((one) => one.weekday !== weekday);
  return (
    <div className={styles.day}>
      <Checkbox
        className={styles.weekday}
        label={t(`channels.weekday.${name}`)}
        checked={hours !== undefined}
        onChange={(event) =>
          onChange({
            ...time,
            hours: event.currentTarget.checked ? [...others, { weekday, begins: "09:00", ends: "17:00" }] : others,
          })
        }
      />
      {hours !== undefined &&
        (["begins", "ends"] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            aria-label={`${t(`channels.weekday.${name}`)}: ${t(`channels.${end}`)}`}
            value={hours[end]}
            onChange={(event) =>
              onChange({ ...time, hours: [...others, { ...hours, [end]: event.currentTarget.value }] })
            }
          />
        ))}
    </div>
  );
}
