import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { useFormats } from "@/lib/formats";
import { kindOfCode } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { NamedLink } from "@/records/card/RecordLink";
import { type Activity, useComplete } from "@/records/timeline/api";
import { ColourDot } from "@/records/timeline/ColourDot";
import { ActivityIcon } from "@/records/timeline/icons";
import { whenOf } from "@/records/timeline/lengths";
import { ResponsibleMark } from "@/records/timeline/ResponsibleMark";
import { useWaitsDone } from "@/records/timeline/useWaitsDone";
import { useWhereAndWho } from "@/records/timeline/useWhereAndWho";
import { Button } from "@/ui/controls";
import { Checkbox } from "@/ui/forms";
import { ErrorState, RowSkeletons } from "@/ui/states";
import styles from "./ActivitiesPage.module.css";
import type { ActivitiesUrl } from "./url";

const DUES = ["overdue", "today", "week", "later"] as const;
const PART = 50;

/** Four columns by deadline, each with its number and read part by part. */
export function DueColumns({ who }: { who: ActivitiesUrl["who"] }) {
  return (
    <div className={styles.columns}>
      {DUES.map((due) => (
        <DueColumn key={due} due={due} who={who} />
      ))}
    </div>
  );
}

function DueColumn({ due, who }: { due: (typeof DUES)[number]; who: ActivitiesUrl["who"] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { user } = useSession();
  const filter = [
    { field: "status", op: "is", value: "PENDING" },
    ...(who === "all" ? [] : [{ field: "responsibleId", op: "is", value: who ?? user.id }]),
  ];
  const list = useInfiniteQuery({
    queryKey: [...keys.activities, due, who ?? "mine"],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Activity>>(
        "/activities",
        { due, limit: PART, cursor: pageParam, filter: JSON.stringify({ all: filter }) },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total;
  return (
    <section className={styles.column} aria-label={t(`records.activities.${due}`)} data-testid={`activities-${due}`}>
      <h2 className={styles.name} data-due={due}>
        {t(`records.activities.${due}`)}{" "}
        <span className={styles.count}>{total ? formats.number(total.value) + (total.exact ? "" : "+") : ""}</span>
      </h2>
      {list.isError && (
        <ErrorState title={t("records.listFailed")} error={list.error} retry={() => void list.refetch()} />
      )}
      {list.isPending && <RowSkeletons rows={4} />}
      {list.isSuccess && items.length === 0 && <p className={styles.empty}>{t("records.activities.columnEmpty")}</p>}
      <ul className={styles.list}>
        {items.map((activity) => (
          <ActivityRow key={activity.id} activity={activity} overdue={due === "overdue"} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="subtle" size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("planning.more")}
        </Button>
      )}
    </section>
  );
}

function ActivityRow({ activity, overdue }: { activity: Activity; overdue: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const complete = useComplete();
  const beside = useWhereAndWho()(activity);
  const kept = useWaitsDone(activity.id);
  const done = complete.isPending || kept;
  // a deal made from a lead says more than the lead
  const record = activity.records.find((one) => one.kind !== "LEAD") ?? activity.records[0];
  return (
    <li className={styles.row}>
      <Checkbox
        aria-label={t("records.complete", { name: activity.title })}
        checked={done}
        disabled={done}
        onChange={() => complete.mutate(activity)}
      />
      <div className={styles.text}>
        <span className={styles.subject}>
          <ActivityIcon type={activity.type} /> {activity.title} <ColourDot colour={activity.colour} />
        </span>
        {record && <NamedLink kind={kindOfCode(record.kind)} id={record.id} name={record.name} />}
        {beside !== "" && <span className={styles.beside}>{beside}</span>}
        <span className={styles.when} data-overdue={overdue} title={formats.dateTime(activity.deadlineAt)}>
          {whenOf(activity, formats)}
        </span>
      </div>
      <ResponsibleMark activity={activity} />
    </li>
  );
}
