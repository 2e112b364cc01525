import { useTranslation } from "react-i18next";
import { Checkbox, TextInput } from "@/ui/forms";
import type { Hours } from "./api";
import styles from "./Channels.module.css";

/** Monday is 1. */
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

interface Props {
  hours: Hours[];
  onChange: (hours: Hours[]) => void;
}

/** Hours of each day of the week; a day without a tick has none. */
export function Week({ hours, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.week}>
      {DAYS.map((name, index) => {
        const weekday = index + 1;
        const day = hours.find((one) => one.weekday === weekday);
        const others = hours.filter((one) => one.weekday !== weekday);
        return (
          <div key={name} className={styles.day}>
            <Checkbox
              className={styles.weekday}
              label={t(`channels.weekday.${name}`)}
              checked={day !== undefined}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...others, { weekday, begins: "09:00", ends: "17:00" }] : others,
                )
              }
            />
            {day !== undefined &&
              (["begins", "ends"] as const).map((end) => (
                <TextInput
                  key={end}
                  type="time"
                  aria-label={`${t(`channels.weekday.${name}`)}: ${t(`channels.${end}`)}`}
                  value={day[end]}
                  onChange={(event) => onChange([...others, { ...day, [end]: event.currentTarget.value }])}
                />
              ))}
          </div>
        );
      })}
    </div>
  );
}
