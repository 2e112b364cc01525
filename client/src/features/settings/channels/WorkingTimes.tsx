import { useQuery } from "@tanstack/react-query";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { useSession } from "@/lib/session";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Select, TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { type Absence, setWorkingTime, type WorkingTime, workingTimeQuery } from "./api";
import styles from "./Channels.module.css";
import { Week } from "./Week";

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
      <Week label={t("channels.hours")} hours={time.hours} onChange={(hours) => setEdited({ ...time, hours })} />
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
