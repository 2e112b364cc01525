import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconBellOff, IconSettings } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addDays } from "@/lib/days";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { Panel } from "@/ui/Panel";
import { usePhone } from "@/ui/usePhone";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { notificationsQuery, useRead } from "./api";
import { byDay } from "./days";
import { NotificationRow } from "./NotificationRow";
import styles from "./Notifications.module.css";

/** What somebody was told, by day. */
export function NotificationPanel({ button, onClose }: { button: HTMLElement; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const phone = usePhone();
  const list = useInfiniteQuery(notificationsQuery);
  const read = useRead();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0];
  const today = formats.today();
  const yesterday = addDays(today, -1);
  const nameOf = (day: string) =>
    day === today ? t("notifications.today") : day === yesterday ? t("notifications.yesterday") : formats.date(day);
  const deeds = (
    <>
      {newest !== undefined && items.some((item) => !item.read) && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={read.isPending}
          onClick={() => read.mutate({ until: newest.id })}
        >
          {t("notifications.readAll")}
        </Button>
      )}
      <Link
        to="/settings/notifications"
        className={styles.settings}
        aria-label={t("notifications.settings")}
        title={t("notifications.settings")}
        onClick={onClose}
      >
        <IconSettings size={17} stroke={1.7} />
      </Link>
    </>
  );
  return (
    <Panel title={t("notifications.title")} button={button} width={400} aside={deeds} onClose={onClose}>
      <div className={styles.panel} data-testid="notifications">
        {!phone && (
          <header className={styles.head}>
            <h2 className={styles.title}>{t("notifications.title")}</h2>
            {deeds}
          </header>
        )}
        {list.isError ? (
          <ErrorState title={t("notifications.failed")} error={list.error} retry={() => void list.refetch()} />
        ) : list.isPending ? (
          <RowSkeletons rows={4} />
        ) : items.length === 0 ? (
          <EmptyState icon={IconBellOff} title={t("notifications.emptyTitle")} text={t("notifications.emptyText")} />
        ) : (
          <div className={styles.days}>
            {byDay(items, (moment) => formats.dayOf(moment)).map(({ day, items: told }) => (
              <section key={day} aria-label={nameOf(day)}>
                <h3 className={styles.day}>{nameOf(day)}</h3>
                <ul className={styles.list}>
                  {told.map((item) => (
                    <NotificationRow
                      key={item.id}
                      item={item}
                      onRead={() => {
                        if (!item.read) read.mutate({ id: item.id });
                      }}
                      onLeave={onClose}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {list.hasNextPage && (
              <Button
                variant="subtle"
                size="xs"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t("notifications.older")}
              </Button>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
