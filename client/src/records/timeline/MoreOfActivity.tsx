import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Group, Stack } from "@/ui/display";
import { TextInput } from "@/ui/forms";
import { type Details, isPossible } from "./details";
import { laterBy } from "./lengths";
import styles from "./Timeline.module.css";

interface Props {
  /** When it begins, as fields give it; empty: nobody knows yet. */
  deadline: string;
  details: Details;
  onChange: (details: Details) => void;
}

const LENGTHS = [30, 60, 120] as const;

/** The fields of an activity that most of them do without. */
export function MoreOfActivity({ deadline, details, onChange }: Props) {
  const { t } = useTranslation();
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
            {LENGTHS.map((minutes) => {
              const end = laterBy(deadline, minutes);
              return (
                <Button
                  key={minutes}
                  size="compact-xs"
                  variant="default"
                  aria-pressed={end === details.end}
                  onClick={() => change({ end: end === details.end ? "" : end })}
                >
                  {t(`records.lasting.${minutes}`)}
                </Button>
              );
            })}
          </Group>
        )}
      </Stack>
    </div>
  );
}
