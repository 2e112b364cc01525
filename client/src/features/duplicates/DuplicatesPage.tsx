import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconArrowsJoin, IconCircleCheck } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useFormats } from "@/lib/formats";
import { isKind, type Kind, kindOfCode } from "@/lib/kinds";
import { useUserName } from "@/lib/dictionaries";
import { useMode } from "@/lib/mode";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { type DuplicateGroup, duplicatesQuery, mergesQuery, useDifferent, useUndoMerge } from "./api";
import styles from "./Duplicates.module.css";
import { Reasons } from "./Reasons";

/** Records that are probably the same: look, merge, or say that they are not. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: { kind?: string } = useSearch({ strict: false });
  const kind: Kind = search.kind !== undefined && isKind(search.kind) ? search.kind : "contacts";
  const classic = useMode()?.mode === "CLASSIC";
  const kinds: Kind[] = [
    "contacts",
    "companies",
    ...(classic || kind === "leads" ? (["leads"] as const) : []),
    "deals",
  ];
  return (
    <PageFrame title={t("duplicates.title")} intro={t("duplicates.intro")} wide>
      <div className={styles.kinds}>
        <Segmented
          label={t("duplicates.kind")}
          value={kind}
          onChange={(next) => void navigate({ to: "/duplicates", search: { kind: next } } as never)}
          data={kinds.map((one) => ({ value: one, label: t(`shell.${one}`) }))}
        />
      </div>
      <Groups key={kind} kind={kind} />
      <Recent />
    </PageFrame>
  );
}

const FEW = 10;

function Groups({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(duplicatesQuery(kind));
  const { hasNextPage, isFetching, isError, fetchNextPage } = found;
  const shown = found.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  // a page may show little, because much of it is no duplicate: then the next one is read at once
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError && shown < FEW) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage, shown]);
  if (found.isPending) return <RowSkeletons />;
  if (found.data === undefined) {
    return <ErrorState title={t("duplicates.failed")} error={found.error} retry={() => void found.refetch()} />;
  }
  const groups = found.data.pages.flatMap((page) => page.items);
  return (
    <>
      {groups.length === 0 && !found.hasNextPage && (
        <EmptyState
          icon={IconCircleCheck}
          title={t("duplicates.noneTitle")}
          text={t(kind === "deals" ? "duplicates.noneDeals" : "duplicates.noneText")}
        />
      )}
      <ul className={styles.groups}>
        {groups.map((group) => (
          <GroupRow key={group.records.map((record) => record.id).join()} kind={kind} group={group} />
        ))}
      </ul>
      {isError && !isFetching && (
        <ErrorState
          title={t("duplicates.failed")}
          error={found.error}
          retry={() => void (found.isFetchNextPageError ? fetchNextPage() : found.refetch())}
        />
      )}
      {found.hasNextPage && !isError && shown >= FEW && (
        <Button
          variant="default"
          className={styles.more}
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("duplicates.more")}
        </Button>
      )}
    </>
  );
}

function GroupRow({ kind, group }: { kind: Kind; group: DuplicateGroup }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const navigate = useNavigate();
  const different = useDifferent(kind);
  const ids = group.records.map((record) => record.id);
  const mayMerge = group.records.every((record) => record.mayMerge);
  return (
    <li className={styles.group} aria-label={group.records.map((record) => record.name).join(", ")}>
      <Reasons score={group.score} reasons={group.reasons} />
      <ul className={styles.members}>
        {group.records.map((record) => (
          <li key={record.id} className={styles.member}>
            <Link to={addressOfRecord(kind, record.id)} className={styles.name}>
              {record.name}
            </Link>
            <span className={styles.context}>
              {[record.context, record.detail].filter((part) => part !== null).join(" · ")}
            </span>
            <span className={styles.when}>{formats.near(record.lastActivityAt)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.deeds}>
        <Button
          size="xs"
          leftSection={<IconArrowsJoin size={15} />}
          disabled={!mayMerge || ids.length > 10}
          title={mayMerge ? undefined : t("duplicates.noRight")}
          onClick={() => void navigate({ to: "/duplicates/merge", search: { kind, ids: ids.join("-") } } as never)}
        >
          {t("duplicates.compare")}
        </Button>
        <Button size="xs" variant="default" loading={different.isPending} onClick={() => different.mutate(ids)}>
          {t("duplicates.different", { count: ids.length - 1 })}
        </Button>
      </div>
    </li>
  );
}

/** What was merged in the last seven days, with the way back. */
function Recent() {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const merges = useQuery(mergesQuery).data ?? [];
  const undo = useUndoMerge();
  if (merges.length === 0) return null;
  return (
    <Section title={t("duplicates.recent")} text={t("duplicates.recentText")} flush>
      <ul className={styles.merges}>
        {merges.map((merge) => {
          const names = merge.others.map((other) => other.name ?? `#${other.id}`).join(", ");
          return (
            <li key={merge.id} className={styles.merge}>
              <span className={styles.merged}>
                <Link to={addressOfRecord(kindOfCode(merge.kind), merge.survivor.id)} className={styles.name}>
                  {merge.survivor.name ?? `#${merge.survivor.id}`}
                </Link>{" "}
                <span className={styles.context}>{t("duplicates.from", { names })}</span>
              </span>
              <span className={styles.when}>
                {userName(merge.mergedById)} · {formats.near(merge.mergedAt)}
              </span>
              <Button
                size="xs"
                variant="default"
                loading={undo.isPending && undo.variables === merge.id}
                title={t("duplicates.undoUntil", { when: formats.dateTime(merge.undoUntil) })}
                aria-label={t("duplicates.undoOf", { name: merge.survivor.name ?? `#${merge.survivor.id}` })}
                onClick={() => undo.mutate(merge.id)}
              >
                {t("common.undo")}
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
