import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Activity } from "@/records/timeline/api";
import { usePhone } from "@/ui/usePhone";
import type { CalendarActions } from "./Calendar";
import styles from "./Calendar.module.css";
import { Cell, walkCells } from "./Cell";
import { Chip } from "./Chip";
import type { Show } from "./url";

interface Props {
  weeks: string[][];
  /** As `2026-11`. */
  month: string;
  days: Map<string, Activity[]>;
  actions: CalendarActions;
  onDay: (day: string, show?: Show) => void;
}

const SHOWN = 4;

/** A month, a row for each week. On the phone days show only how much there is, and lead to the day. */
export function MonthGrid({ weeks, month, days, actions, onDay }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const phone = usePhone();
  const today = formats.today();
  const weekday = new Intl.DateTimeFormat(formats.locale, { weekday: "short", timeZone: "UTC" });
  const stop = weeks.flat().includes(today) ? today : `${month}-01`;
  return (
    <div
      role="grid"
      aria-label={t("planning.calendar")}
      aria-describedby="calendar-help"
      className={styles.month}
      style={{ gridTemplateRows: `auto repeat(${weeks.length}, minmax(0, 1fr))` }}
      onKeyDown={(event) => walkCells(event, 7)}
    >
      <div role="row" className={styles.row}>
        {(weeks[0] ?? []).map((day) => (
          <div role="columnheader" key={day} className={styles.weekday}>
            {weekday.format(new Date(`${day}T00:00:00Z`))}
          </div>
        ))}
      </div>
      {weeks.map((week) => (
        <div role="row" key={week[0]} className={styles.row}>
          {week.map((day) => {
            const there = days.get(day) ?? [];
            const shown = there.length > SHOWN ? there.slice(0, SHOWN - 1) : there;
            return (
              <Cell
                key={day}
                id={day}
                day={day}
                label={t("planning.onDay", { day: formats.date(day), count: there.length })}
                stop={day === stop}
                today={day === today}
                outside={!day.startsWith(month)}
                onCreate={() => (phone ? onDay(day, "day") : actions.create(day))}
              >
                <span className={styles.number}>{Number(day.slice(8))}</span>
                {phone ? (
                  there.length > 0 && <span className={styles.much}>{there.length}</span>
                ) : (
                  <div className={styles.chips}>
                    {shown.map((activity) => (
                      <Chip key={activity.id} activity={activity} day={day} actions={actions} />
                    ))}
                    {there.length > shown.length && (
                      <button
                        type="button"
                        className={styles.more}
                        onClick={(event) => {
                          event.stopPropagation();
                          onDay(day, "week");
                        }}
                      >
                        {t("planning.moreOf", { count: there.length - shown.length })}
                      </button>
                    )}
                  </div>
                )}
              </Cell>
            );
          })}
        </div>
      ))}
    </div>
  );
}
