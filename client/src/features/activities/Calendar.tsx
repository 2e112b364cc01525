import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useQuery } from "@tanstack/react-query";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { useFormats } from "@/lib/formats";
import { later } from "@/lib/later";
import { useSession } from "@/lib/session";
import { type Activity, useTimelineChange } from "@/records/timeline/api";
import { Button } from "@/ui/controls";
import { IconButton } from "@/ui/IconButton";
import { ErrorState } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { boundsOf, byDay, daysOf, movedTo, type Span, turned, typedOfQuarter } from "./calendar";
import { calendarQuery } from "./calendarApi";
import styles from "./Calendar.module.css";
import { ChipFace } from "./Chip";
import { HourGrid } from "./HourGrid";
import { MonthGrid } from "./MonthGrid";
import type { ActivitiesUrl, Show } from "./url";

const NewActivity = later(() => import("./NewActivity").then((m) => m.NewActivity));
const EditActivity = later(() => import("./EditActivity").then((m) => m.EditActivity));

interface Props {
  show: Exclude<Show, "columns">;
  day: string;
  who: ActivitiesUrl["who"];
  onDay: (day: string, show?: Show) => void;
}

/** What a grid of a calendar can do with a place and with an activity. */
export interface CalendarActions {
  create: (day: string, hour?: number) => void;
  open: (activity: Activity) => void;
  move: (activity: Activity, day: string, hour?: number) => void;
  /** Lets it last until a quarter of the day, 1 to 96. */
  stretch: (activity: Activity, day: string, quarter: number) => void;
}

/** Activities in a month, a week or a day, by the account's clock. */
export function Calendar({ show, day, who, onDay }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { user } = useSession();
  const weeks = daysOf(show, day);
  const { from, to } = boundsOf(weeks, formats);
  const query = useQuery(calendarQuery(from, to, who === "all" ? undefined : (who ?? user.id)));
  const [creating, setCreating] = useState<string>();
  const [opened, setOpened] = useState<Activity>();
  const [dragged, setDragged] = useState<Activity>();
  const change = useTimelineChange(
    ({ activity, change: to }: { activity: Activity; change: { deadlineAt: string } | { endsAt: string } }) =>
      api.patch<Activity>(`/activities/${activity.id}`, to, activity.version),
    ({ title, deadlineAt, endsAt }, { change: to }) =>
      toast(
        "endsAt" in to
          ? t("planning.stretched", { name: title, when: formats.time(endsAt ?? deadlineAt) })
          : t("planning.moved", { name: title, when: formats.dateTime(deadlineAt) }),
      ),
  );
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const actions: CalendarActions = {
    create: (at, hour) => setCreating(`${at}T${hour === undefined ? "09:00" : `${String(hour).padStart(2, "0")}:00`}`),
    open: setOpened,
    move: (activity, at, hour) => {
      const deadlineAt = movedTo(activity, at, hour, formats);
      if (Date.parse(deadlineAt) !== Date.parse(activity.deadlineAt))
        change.mutate({ activity, change: { deadlineAt } });
    },
    stretch: (activity, at, quarter) =>
      change.mutate({ activity, change: { endsAt: formats.momentOf(typedOfQuarter(at, quarter)) } }),
  };

  function drop(event: DragEndEvent) {
    setDragged(undefined);
    const activity = event.active.data.current?.["activity"] as Activity | undefined;
    const place = event.over?.data.current as { day: string; hour?: number } | undefined;
    if (activity && place) actions.move(activity, place.day, place.hour);
  }

  const days = byDay(query.data?.items ?? [], formats);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={(event) => setDragged(event.active.data.current?.["activity"] as Activity)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(undefined)}
    >
      <div className={styles.calendar} data-testid="calendar">
        <div className={styles.bar}>
          <IconButton label={t("planning.previous")} onClick={() => onDay(turned(show, day, -1))}>
            <IconChevronLeft size={18} />
          </IconButton>
          <IconButton label={t("planning.next")} onClick={() => onDay(turned(show, day, 1))}>
            <IconChevronRight size={18} />
          </IconButton>
          <Button size="xs" variant="default" onClick={() => onDay(formats.today())}>
            {t("planning.today")}
          </Button>
          <h2 className={styles.title} aria-live="polite">
            {titleOf(show, day, weeks, formats.locale)}
          </h2>
          {query.data?.truncated === true && <span className={styles.hint}>{t("planning.truncated")}</span>}
        </div>
        <p className={styles.spoken} id="calendar-help">
          {t("planning.calendarHelp")}
        </p>
        {query.isError ? (
          <ErrorState title={t("planning.failed")} error={query.error} retry={() => void query.refetch()} />
        ) : show === "month" ? (
          <MonthGrid weeks={weeks} month={day.slice(0, 7)} days={days} actions={actions} onDay={onDay} />
        ) : (
          <HourGrid days={weeks[0] ?? [day]} activities={days} actions={actions} />
        )}
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <ChipFace activity={dragged} lifted />}</DragOverlay>
      <Suspense>
        {creating !== undefined && <NewActivity at={creating} onClose={() => setCreating(undefined)} />}
        {opened && <EditActivity activity={opened} onClose={() => setOpened(undefined)} />}
      </Suspense>
    </DndContext>
  );
}

function titleOf(show: Span, day: string, weeks: string[][], locale: string): string {
  const at = (text: string) => new Date(`${text}T00:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  if (show === "month") return format({ month: "long", year: "numeric" }).format(at(day));
  if (show === "day") return format({ weekday: "short", day: "numeric", month: "long" }).format(at(day));
  const week = weeks[0] ?? [day];
  return format({ day: "numeric", month: "short", year: "numeric" }).formatRange(
    at(week[0] ?? day),
    at(week[6] ?? day),
  );
}
