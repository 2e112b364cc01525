import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Activity } from "@/records/timeline/api";
import { hourOf } from "./calendar";
import type { CalendarActions } from "./Calendar";
import styles from "./Calendar.module.css";
import { Cell, walkCells } from "./Cell";
import { Chip } from "./Chip";

interface Props {
  days: string[];
  activities: Map<string, Activity[]>;
  actions: CalendarActions;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const HOUR_MS = 60 * 60 * 1000;
const MORNING = 7;

/** Days side by side, a row for each hour; rows grow with what stands in them. */
export function HourGrid({ days, activities, actions }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const scroller = useRef<HTMLDivElement>(null);
  const morning = useRef<HTMLDivElement>(null);
  const today = formats.today();
  // an hour on the clock on the wall, also one that a day does not have
  const clock = new Intl.DateTimeFormat(formats.locale, { timeStyle: "short", timeZone: "UTC" });
  const heading = new Intl.DateTimeFormat(formats.locale, { weekday: "short", day: "numeric", timeZone: "UTC" });
  const firstDay = days[0] ?? "";
  useLayoutEffect(() => {
    const head = 40;
    if (scroller.current && morning.current) scroller.current.scrollTop = morning.current.offsetTop - head;
  }, [firstDay]);
  const columns = days.length;
  const stopDay = days.includes(today) ? today : firstDay;
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="grid"
        aria-label={t("planning.calendar")}
        aria-describedby="calendar-help"
        className={styles.hours}
        style={{ gridTemplateColumns: `max-content repeat(${columns}, minmax(0, 1fr))` }}
        onKeyDown={(event) => walkCells(event, columns)}
      >
        <div role="row" className={styles.contents}>
          <div role="columnheader" className={styles.corner} aria-hidden="true" />
          {days.map((day) => (
            <div role="columnheader" key={day} className={styles.heading} data-today={day === today}>
              {heading.format(new Date(`${day}T00:00:00Z`))}
            </div>
          ))}
        </div>
        {HOURS.map((hour) => {
          const time = clock.format(new Date(hour * HOUR_MS));
          return (
            <div role="row" key={hour} className={styles.contents}>
              <div role="rowheader" className={styles.hour} ref={hour === MORNING ? morning : undefined}>
                {time}
              </div>
              {days.map((day) => {
                const there = (activities.get(day) ?? []).filter((one) => hourOf(one, formats) === hour);
                return (
                  <Cell
                    key={day}
                    id={`${day}-${String(hour)}`}
                    day={day}
                    hour={hour}
                    label={t("planning.onDay", { day: `${formats.date(day)} ${time}`, count: there.length })}
                    stop={day === stopDay && hour === MORNING + 2}
                    today={day === today}
                    onCreate={() => actions.create(day, hour)}
                  >
                    {there.map((activity) => (
                      <Chip key={activity.id} activity={activity} day={day} actions={actions} />
                    ))}
                  </Cell>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
