import { Fragment, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Activity } from "@/records/timeline/api";
import { type Column, columnOf, quarterOf, typedOfQuarter } from "./calendar";
import type { CalendarActions } from "./Calendar";
import styles from "./Calendar.module.css";
import { Cell, walkCells } from "./Cell";
import { Chip } from "./Chip";
import { Edge } from "./Edge";

interface Props {
  days: string[];
  activities: Map<string, Activity[]>;
  actions: CalendarActions;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const HOUR_MS = 60 * 60 * 1000;
const MORNING = 7;
const NOTHING: Column = { blocks: [], points: new Map(), room: new Map() };

/** Days side by side, four rows for each hour; rows grow with what stands in them. What lasts stands across its rows. */
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
  const shown = useMemo(
    () => days.map((day) => columnOf(activities.get(day) ?? [], formats)),
    [days, activities, formats],
  );
  const [drawn, setDrawn] = useState<{ activity: Activity; day: string; to: number }>();
  const edge = (activity: Activity, day: string) => (
    <Edge
      day={day}
      onMove={(quarter) =>
        setDrawn({ activity, day, to: Math.max(quarter, quarterOf(activity.deadlineAt, formats) + 1) })
      }
      onEnd={() => {
        if (drawn) actions.stretch(activity, day, drawn.to);
        setDrawn(undefined);
      }}
      onCancel={() => setDrawn(undefined)}
    />
  );
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
          const gridRow = `${hour * 4 + 2} / span 4`;
          return (
            <div role="row" key={hour} className={styles.contents}>
              <div
                role="rowheader"
                className={styles.hour}
                style={{ gridColumn: 1, gridRow }}
                ref={hour === MORNING ? morning : undefined}
              >
                {time}
              </div>
              {days.map((day, at) => {
                const column = shown[at] ?? NOTHING;
                const due = column.points.get(hour) ?? [];
                const begun = column.blocks.filter(({ from }) => Math.floor(from / 4) === hour);
                const gridColumn = at + 2;
                return (
                  <Fragment key={day}>
                    <Cell
                      id={`${day}-${String(hour)}`}
                      day={day}
                      hour={hour}
                      label={t("planning.onDay", {
                        day: `${formats.date(day)} ${time}`,
                        count: due.length + begun.length,
                      })}
                      stop={day === stopDay && hour === MORNING + 2}
                      today={day === today}
                      style={{ gridColumn, gridRow, paddingRight: paddingOf(column.room.get(hour)) }}
                      onCreate={() => actions.create(day, hour)}
                    >
                      {due.map((activity) => (
                        <Chip
                          key={activity.id}
                          activity={activity}
                          day={day}
                          actions={actions}
                          edge={edge(activity, day)}
                        />
                      ))}
                    </Cell>
                    {begun.map(({ activity, from, to, left, width }) => (
                      <div
                        role="gridcell"
                        key={activity.id}
                        className={styles.block}
                        style={{
                          gridColumn,
                          gridRow: `${from + 2} / ${to + 2}`,
                          marginLeft: `${left * 100}%`,
                          width: `${width * 100}%`,
                        }}
                      >
                        <Chip activity={activity} day={day} actions={actions} edge={edge(activity, day)} />
                      </div>
                    ))}
                  </Fragment>
                );
              })}
            </div>
          );
        })}
        {drawn && (
          <div
            aria-hidden="true"
            className={styles.drawn}
            style={{
              gridColumn: days.indexOf(drawn.day) + 2,
              gridRow: `${quarterOf(drawn.activity.deadlineAt, formats) + 2} / ${drawn.to + 2}`,
            }}
          >
            {formats.time(formats.momentOf(typedOfQuarter(drawn.day, drawn.to)))}
          </div>
        )}
      </div>
    </div>
  );
}

/** What has no length leaves so much of its hour to what has one. */
function paddingOf(room: number | undefined): string | undefined {
  return room === undefined ? undefined : `${(1 - room) * 100}%`;
}
