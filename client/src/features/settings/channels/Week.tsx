import { useTranslation } from "react-i18next";
import { Checkbox, TextInput } from "@/ui/forms";
import type { Hours } from "./api";
import styles from "./Channels.module.css";

/** Monday is 1. */
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

interface Props {
  label: string;
  hours: Hours[];
  onChange: (hours: Hours[]) => void;
}

/** From when until when, for each day of the week. */
export function Week({ label, hours, onChange }: Props) {
  return (
    <div role="group" aria-label={label} className={styles.week}>
      {DAYS.map((name, index) => (
        <Day key={name} name={name} weekday={index + 1} hours={hours} onChange={onChange} />
      ))}
    </div>
  );
}

interface DayProps extends Omit<Props, "label"> {
  name: (typeof DAYS)[number];
  weekday: number;
}

function Day({ name, weekday, hours: week, onChange }: DayProps) {
  const { t } = useTranslation();
  const hours = week.find((one) => one.weekday === weekday);
  const others = week.filter((one) => one.weekday !== weekday);
  return (
    <div className={styles.day}>
      <Checkbox
        className={styles.weekday}
        label={t(`channels.weekday.${name}`)}
        checked={hours !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? [...others, { weekday, begins: "09:00", ends: "17:00" }] : others)
        }
      />
      {hours !== undefined &&
        (["begins", "ends"] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            aria-label={`${t(`channels.weekday.${name}`)}: ${t(`channels.${end}`)}`}
            value={hours[end]}
            onChange={(event) => onChange([...others, { ...hours, [end]: event.currentTarget.value }])}
          />
        ))}
    </div>
  );
}
