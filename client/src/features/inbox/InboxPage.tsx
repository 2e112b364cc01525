import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Select } from "@/ui/forms";
import { Kbd } from "@/ui/display";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { CHANNELS, inquiriesQuery, isChannel } from "./api";
import { becameOf } from "./became";
import styles from "./Inbox.module.css";
import { InboxEmpty } from "./InboxEmpty";
import { InquiryRow } from "./InquiryRow";
import { useRowKeys } from "./useRowKeys";

/** All inquiries through all doors, the latest first. */
export function InboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: { channel?: unknown } = useSearch({ strict: false });
  const channel = isChannel(search.channel) ? search.channel : undefined;
  const pages = useInfiniteQuery(inquiriesQuery(channel));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [currentId, setCurrentId] = useState<number | null>(null);
  // By number, since new inquiries push the rows down.
  const current = rows.findIndex((row) => row.id === currentId);

  function move(index: number) {
    const row = rows[index];
    if (row === undefined) return;
    setCurrentId(row.id);
    document.getElementById(`inquiry-${row.id}`)?.scrollIntoView({ block: "nearest" });
    if (index >= rows.length - 5 && pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  }

  function open(index: number) {
    const row = rows[index];
    const address = row && becameOf(row)[0]?.address;
    if (address !== undefined) void navigate({ to: address });
  }

  useRowKeys(rows.length, current, move, open);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("shell.inbox")}</h1>
        <Select
          size="xs"
          className={styles.filter}
          aria-label={t("inbox.filter")}
          allowDeselect={false}
          data={[
            { value: "", label: t("inbox.allChannels") },
            ...CHANNELS.map((value) => ({ value, label: t(`inbox.channel.${value}`) })),
          ]}
          value={channel ?? ""}
          onChange={(value) =>
            void navigate({ to: ".", search: isChannel(value) ? { channel: value } : {}, replace: true })
          }
        />
        <span className={styles.keys}>
          <Kbd size="xs">J</Kbd> <Kbd size="xs">K</Kbd> {t("inbox.keysMove")} <Kbd size="xs">↵</Kbd>{" "}
          {t("inbox.keysOpen")}
        </span>
      </header>
      {pages.isPending ? (
        <RowSkeletons rows={10} height={44} />
      ) : pages.data === undefined ? (
        <ErrorState title={t("problems.listTitle")} error={pages.error} retry={() => void pages.refetch()} />
      ) : rows.length === 0 ? (
        <InboxEmpty channel={channel} />
      ) : (
        <ol className={styles.list} aria-label={t("shell.inbox")}>
          {rows.map((row) => (
            <InquiryRow
              key={row.id}
              inquiry={row}
              current={row.id === currentId}
              onPoint={() => setCurrentId(row.id)}
            />
          ))}
        </ol>
      )}
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("inbox.more")}
          </Button>
        </div>
      )}
    </div>
  );
}
