import { useQueries } from "@tanstack/react-query";
import { IconCheckbox } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { kindOfCode } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { RecordLink } from "@/records/card/RecordLink";
import { type Activity, useComplete } from "@/records/timeline/api";
import { ActivityIcon } from "@/records/timeline/icons";
import { Checkbox } from "@/ui/forms";
import { PersonMark } from "@/ui/PersonMark";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { Segmented } from "@/ui/Segmented";
import styles from "./ActivitiesPage.module.css";

const DUES = ["overdue", "today", "week", "later"] as const;

/** What is to be done, by when. */
export function ActivitiesPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { user } = useSession();
  const [whose, setWhose] = useState<"mine" | "all">("mine");
  const conditions = [
    { field: "status", op: "is", value: "PENDING" },
    ...(whose === "mine" ? [{ field: "responsibleId", op: "is", value: user.id }] : []),
  ];
  const parts = useQueries({
    queries: DUES.map((due) => ({
      queryKey: [...keys.activities, due, whose],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Page<Activity>>(
          "/activities",
          { due, limit: 100, filter: JSON.stringify({ all: conditions }) },
          signal,
        ),
    })),
  });
  const failed = parts.find((part) => part.isError);
  const pending = parts.some((part) => part.isPending);
  const nothing = !pending && parts.every((part) => part.data?.items.length === 0);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t("records.activities.title")}</h1>
        <Segmented
          label={t("records.activities.whose")}
          value={whose}
          onChange={setWhose}
          data={[
            { value: "mine", label: t("records.activities.mine") },
            { value: "all", label: t("records.activities.everybody") },
          ]}
        />
      </header>
      {failed ? (
        <ErrorState title={t("records.listFailed")} error={failed.error} retry={() => void failed.refetch()} />
      ) : pending ? (
        <RowSkeletons />
      ) : nothing ? (
        <EmptyState
          icon={IconCheckbox}
          title={t("records.activities.emptyTitle")}
          text={t("records.activities.emptyText")}
        />
      ) : (
        <div className={styles.columns}>
          {DUES.map((due, index) => {
            const page = parts[index]?.data;
            return (
              <section key={due} className={styles.column} aria-label={t(`records.activities.${due}`)}>
                <h2 className={styles.name} data-due={due}>
                  {t(`records.activities.${due}`)}{" "}
                  <span className={styles.count}>{formats.number(page?.total?.value ?? 0)}</span>
                </h2>
                {page?.items.length === 0 && <p className={styles.empty}>{t("records.activities.columnEmpty")}</p>}
                <ul className={styles.list}>
                  {page?.items.map((activity) => (
                    <ActivityRow key={activity.id} activity={activity} overdue={due === "overdue"} />
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      )}
    </div>
  );
}

function ActivityRow({ activity, overdue }: { activity: Activity; overdue: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const complete = useComplete();
  // a deal made from a lead says more than the lead
  const record = activity.records.find((one) => one.kind !== "LEAD") ?? activity.records[0];
  return (
    <li className={styles.row}>
      <Checkbox
        aria-label={t("records.complete", { name: activity.title })}
        checked={complete.isPending}
        disabled={complete.isPending}
        onChange={() => complete.mutate(activity)}
      />
      <div className={styles.text}>
        <span className={styles.subject}>
          <ActivityIcon type={activity.type} /> {activity.title}
        </span>
        {record && (
          <RecordLink kind={kindOfCode(record.kind)} id={record.id}>
            {record.name ?? `#${record.id}`}
          </RecordLink>
        )}
        <span className={styles.when} data-overdue={overdue} title={formats.dateTime(activity.deadlineAt)}>
          {formats.near(activity.deadlineAt)}
        </span>
      </div>
      <PersonMark name={userName(activity.responsibleId)} />
    </li>
  );
}
