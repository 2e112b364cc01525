import { useDraggable } from "@dnd-kit/core";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "@/lib/days";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { isPast } from "@/lib/moments";
import { type Activity, useComplete, useReopen } from "@/records/timeline/api";
import colours from "@/records/timeline/Colours.module.css";
import { ActivityIcon } from "@/records/timeline/icons";
import { spanOf } from "@/records/timeline/lengths";
import { useWaitsDone } from "@/records/timeline/useWaitsDone";
import { useWhereAndWho } from "@/records/timeline/useWhereAndWho";
import { Dropdown, type DropdownPart } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { PersonMark } from "@/ui/PersonMark";
import type { CalendarActions } from "./Calendar";
import styles from "./Calendar.module.css";

interface Props {
  activity: Activity;
  day: string;
  actions: CalendarActions;
  /** What its lower edge is drawn by, where a calendar shows lengths. */
  edge?: ReactNode;
}

/** An activity in a calendar: a click opens it, dragging or its menu moves it; the menu completes it and takes that back. */
export function Chip({ activity, day, actions, edge }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const complete = useComplete();
  const reopen = useReopen();
  const beside = useWhereAndWho()(activity);
  const done = useWaitsDone(activity.id);
  const pending = activity.status === "PENDING" && !done;
  const { listeners, setNodeRef, isDragging } = useDraggable({
    id: activity.id,
    data: { activity },
    disabled: !pending,
  });
  const tomorrow = addDays(formats.today(), 1);
  const open: DropdownPart = { key: "open", label: t("planning.open"), run: () => actions.open(activity) };
  const moves: DropdownPart[] = [
    { key: "to", heading: t("planning.moveTo") },
    {
      key: "tomorrow",
      label: t("planning.toTomorrow"),
      disabled: day === tomorrow,
      run: () => actions.move(activity, tomorrow),
    },
    { key: "week", label: t("planning.toNextWeek"), run: () => actions.move(activity, addDays(day, 7)) },
    { key: "day", label: t("planning.toDay"), run: () => actions.open(activity) },
  ];
  const finish: DropdownPart = { key: "done", label: t("planning.complete"), run: () => complete.mutate(activity) };
  const again: DropdownPart = { key: "again", label: t("planning.reopen"), run: () => reopen.mutate(activity.id) };
  return (
    <div className={styles.chip} data-dragging={isDragging} data-testid={`activity-${activity.id}`}>
      <button
        type="button"
        ref={setNodeRef}
        className={styles.face}
        {...listeners}
        onClick={(event) => {
          event.stopPropagation();
          actions.open(activity);
        }}
        aria-label={[
          t("planning.chip", { time: spanOf(activity, formats), title: activity.title }),
          ...(beside === "" ? [] : [beside]),
          t("planning.responsible", { name: userName(activity.responsibleId) }),
          ...(activity.colour ? [t("records.inColour", { colour: t(`records.colours.${activity.colour}`) })] : []),
          ...(pending ? [] : [t("planning.done")]),
        ].join(", ")}
      >
        <ChipFace activity={activity} done={done} />
      </button>
      <Dropdown
        label={t("planning.actions", { name: activity.title })}
        // what the server does not know to be done cannot be taken back there
        parts={pending ? [open, finish, ...moves] : done ? [open] : [open, again]}
      >
        {(trigger) => (
          <IconButton
            {...trigger}
            label={t("planning.actions", { name: activity.title })}
            className={styles.menu}
            size={22}
            onClick={(event) => {
              event.stopPropagation();
              trigger.onClick();
            }}
          >
            <IconDots size={14} />
          </IconButton>
        )}
      </Dropdown>
      {pending && edge}
    </div>
  );
}

interface FaceProps {
  activity: Activity;
  /** Completed, though the server does not know yet. */
  done?: boolean;
  lifted?: boolean;
}

/** What stands on it. */
export function ChipFace({ activity, done = false, lifted = false }: FaceProps) {
  const formats = useFormats();
  const userName = useUserName();
  const beside = useWhereAndWho()(activity);
  const pending = activity.status === "PENDING" && !done;
  const overdue = pending && isPast(activity.deadlineAt);
  const from = formats.time(activity.deadlineAt);
  return (
    <span
      className={`${styles.words} ${colours.tint}`}
      data-colour={activity.colour}
      data-done={!pending}
      data-overdue={overdue}
      data-lifted={lifted}
    >
      <ActivityIcon type={activity.type} />
      <span className={styles.time}>
        {from}
        <span className={styles.until}>{spanOf(activity, formats).slice(from.length)}</span>
      </span>
      <span className={styles.subject}>{activity.title}</span>
      <PersonMark name={userName(activity.responsibleId)} size={16} />
      {beside !== "" && <span className={styles.beside}>{beside}</span>}
    </span>
  );
}
