import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { Button } from "@/ui/controls";
import { Group, Stack } from "@/ui/display";
import { MultiSelect, TextInput } from "@/ui/forms";
import { ColourChoice } from "./ColourChoice";
import { type Details, isPossible } from "./details";
import { laterBy } from "./lengths";
import { useReminderWords } from "./useReminderWords";
import styles from "./Timeline.module.css";

interface Props {
  /** When it begins, as fields give it; empty: nobody knows yet. */
  deadline: string;
  details: Details;
  onChange: (details: Details) => void;
}

const MOST_PARTICIPANTS = 50;
const LENGTHS = [
  ["half", 30],
  ["one", 60],
  ["two", 120],
] as const;

/** The fields of an activity that most of them do without. */
export function MoreOfActivity({ deadline, details, onChange }: Props) {
  const { t } = useTranslation();
  const users = useUsers();
  const change = (part: Partial<Details>) => onChange({ ...details, ...part });
  return (
    <div className={styles.pair}>
      <Stack gap={4}>
        <TextInput
          type="datetime-local"
          label={t("records.end")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          description={deadline === "" ? t("records.endNeedsDeadline") : undefined}
          error={deadline !== "" && !isPossible(deadline, details) && t("records.endTooEarly")}
          disabled={deadline === ""}
          min={deadline}
          value={details.end}
          onChange={(event) => change({ end: event.currentTarget.value })}
        />
        {deadline !== "" && (
          <Group gap={4} role="group" aria-label={t("records.length")}>
            {LENGTHS.map(([word, minutes]) => {
              const end = laterBy(deadline, minutes);
              return (
                <Button
                  key={word}
                  size="compact-xs"
                  variant="default"
                  aria-pressed={end === details.end}
                  onClick={() => change({ end: end === details.end ? "" : end })}
                >
                  {t(`records.lasting.${word}`)}
                </Button>
              );
            })}
          </Group>
        )}
      </Stack>
      <Reminders chosen={details.reminders} onChange={(reminders) => change({ reminders })} />
      <TextInput
        label={t("records.place")}
        value={details.place}
        maxLength={255}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      <MultiSelect
        label={t("records.participants")}
        data={users
          .filter((one) => one.active || details.participants.includes(one.id))
          .map((one) => ({ value: String(one.id), label: one.name }))}
        value={details.participants.map(String)}
        onChange={(chosen) => change({ participants: chosen.map(Number) })}
        maxValues={MOST_PARTICIPANTS}
        searchable
        hidePickedOptions
        nothingFoundMessage={t("common.noResults")}
      />
      <ColourChoice chosen={details.colour} onChange={(colour) => change({ colour })} />
    </div>
  );
}

const REMINDERS = [0, 15, 60, 1440];
const MOST_REMINDERS = 5;

/** Buttons to be pressed, each for a reminder; those that were chosen elsewhere stand among them. */
function Reminders({ chosen, onChange }: { chosen: number[]; onChange: (chosen: number[]) => void }) {
  const { t } = useTranslation();
  const words = useReminderWords();
  const offered = [...new Set([...REMINDERS, ...chosen])].sort((a, b) => a - b);
  return (
    <Stack gap={4}>
      <span className={styles.label}>{t("records.reminders")}</span>
      <Group gap={4} role="group" aria-label={t("records.reminders")}>
        {offered.map((minutes) => {
          const pressed = chosen.includes(minutes);
          return (
            <Button
              key={minutes}
              size="compact-xs"
              variant={pressed ? "light" : "default"}
              aria-pressed={pressed}
              disabled={!pressed && chosen.length >= MOST_REMINDERS}
              onClick={() =>
                onChange(pressed ? chosen.filter((one) => one !== minutes) : [...chosen, minutes].sort((a, b) => a - b))
              }
            >
              {words(minutes)}
            </Button>
          );
        })}
      </Group>
    </Stack>
  );
}
