import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import type { Page } from "@/lib/api/page";
import { useDealStages, useLeadStages, useSources, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { addressOfPart, type Part } from "../parts";
import { ListBehind } from "../ListBehind";
import styles from "../Reports.module.css";
import { whoseOf } from "../url";
import { useWords } from "../useWords";
import { behindQuery, type CountedActivity, type CountedRecord } from "./api";

const FATES = { IN_PROGRESS: "OPEN", SUCCESS: "WON", FAILURE: "LOST" } as const;

type Search = Record<string, string | undefined>;

interface Asked {
  search: Search;
  /** The dashboard whose number led here. */
  from: string | undefined;
}

/** The leads, deals or activities behind a number: as many as it said. */
export function RecordsPage() {
  const { in: report = "sales", back, ...search }: Search = useSearch({ strict: false });
  return report === "activities" ? (
    <ActivitiesBehind search={search} from={back} />
  ) : (
    <RecordsBehind report={report === "funnel" ? "funnel" : "sales"} search={search} from={back} />
  );
}

function RecordsBehind({ report, search, from }: { report: "sales" | "funnel" } & Asked) {
  const { t } = useTranslation();
  const stages = [...useLeadStages(), ...useDealStages()];
  const found = useInfiniteQuery(behindQuery<CountedRecord>(`/reports/${report}/list`, search));
  const of = (search["of"] ?? "DEALS") as "DEALS";
  const stage = stages.find((one) => String(one.id) === search["stage"])?.name;
  const counted = report === "funnel" ? t(`sales.walked.${of as string as "REACHED"}`) : t(`sales.counted.${of}`);
  const name = search["withoutRate"] === "true" ? t("sales.withoutRate", { name: counted }) : counted;
  return (
    <Behind
      title={stage === undefined ? name : `${name}: ${stage}`}
      search={search}
      from={from}
      found={found}
      back={
        report === "funnel" ? "funnel" : ["LEADS", "CONVERTED"].some((word) => of.includes(word)) ? "leads" : "deals"
      }
    >
      {(record) => <Counted key={`${record.kind}${record.id}`} record={record} stages={stages} />}
    </Behind>
  );
}

function ActivitiesBehind({ search, from }: Asked) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const found = useInfiniteQuery(behindQuery<CountedActivity>("/reports/activities/list", search));
  return (
    <Behind
      title={t(`sales.team.${search["of"] === "COMPLETED" ? "COMPLETED" : "OVERDUE"}`)}
      search={search}
      from={from}
      found={found}
      back="team"
    >
      {(activity) => {
        const about = addressOf(activity);
        return (
          <li key={activity.id} className={styles.item}>
            <div className={styles.itemMain}>
              {about === undefined ? <span>{activity.title}</span> : <Link to={about}>{activity.title}</Link>}
              <span className={styles.itemParts}>
                {[t(`sales.activity.${activity.type}`), userName(activity.userId)].filter(Boolean).join(" · ")}
              </span>
            </div>
            <span />
            <span />
            <time className={styles.itemTime} dateTime={activity.completedAt ?? activity.deadlineAt}>
              {formats.dateTime(activity.completedAt ?? activity.deadlineAt)}
            </time>
          </li>
        );
      }}
    </Behind>
  );
}

function addressOf({ dealId, leadId }: CountedActivity): string | undefined {
  if (dealId !== null) return addressOfRecord("deals", dealId);
  return leadId === null ? undefined : addressOfRecord("leads", leadId);
}

interface BehindProps<Item> extends Asked {
  title: string;
  found: UseInfiniteQueryResult<InfiniteData<Page<Item>>>;
  back: Part;
  children: (item: Item) => ReactNode;
}

function Behind<Item>({ title, search, from: dashboard, found, back, children }: BehindProps<Item>) {
  const { t } = useTranslation();
  const words = useWords();
  const { from, to, kind, PIPELINE } = search;
  const kept = { from, to, kind, PIPELINE, ...whoseOf(search) };
  const days = from === undefined || to === undefined ? [] : [words.days({ from, to })];
  return (
    <ListBehind
      title={title}
      intro={(total) => [...days, t("sales.found", { count: total, shown: words.number(total) })].join(" · ")}
      back={
        dashboard?.startsWith("/reports/dashboards") === true
          ? { to: dashboard, label: t("dashboards.title") }
          : { to: addressOfPart(back), search: kept, label: t(`sales.part.${back}`) }
      }
      found={found}
      failed={t("reports.failed")}
      empty={{ title: t("sales.listEmpty"), text: t("reports.listEmptyText") }}
    >
      {children}
    </ListBehind>
  );
}

function Counted({ record, stages }: { record: CountedRecord; stages: { id: number; name: string }[] }) {
  const formats = useFormats();
  const userName = useUserName();
  const { currency } = useSession().account;
  const source = useSources().find((one) => one.id === record.sourceId)?.name;
  return (
    <li className={styles.item}>
      <div className={styles.itemMain}>
        <Link to={addressOfRecord(record.kind === "LEAD" ? "leads" : "deals", record.id)}>{record.title}</Link>
        <span className={styles.itemParts}>
          {[source, userName(record.responsibleId)].filter((part) => part !== undefined && part !== "").join(" · ")}
        </span>
      </div>
      <span className={styles.fate} data-fate={FATES[record.semantics]}>
        {stages.find((stage) => stage.id === record.stageId)?.name}
      </span>
      <span className={styles.itemMoney}>
        {record.amount === null ? "" : formats.money({ value: record.amount, currency })}
      </span>
      <time className={styles.itemTime} dateTime={record.closedAt ?? record.createdAt}>
        {formats.dateTime(record.closedAt ?? record.createdAt)}
      </time>
    </li>
  );
}
