import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowLeft, IconListSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "@/lib/api/page";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import styles from "./Reports.module.css";

interface Props<Item> {
  title: string;
  /** From how many there are. */
  intro: (total: number) => string;
  /** The page whose number led here. */
  back: { to: string; search?: Record<string, string | undefined>; label: string };
  found: UseInfiniteQueryResult<InfiniteData<Page<Item>>>;
  failed: string;
  empty: { title: string; text: string };
  children: (item: Item) => ReactNode;
}

/** The page of what stands behind a number: as many as it said, more of them on request. */
export function ListBehind<Item>({ title, intro, back, found, failed, empty, children }: Props<Item>) {
  const { t } = useTranslation();
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total?.value ?? 0;
  return (
    <PageFrame
      title={title}
      intro={intro(total)}
      wide
      back={
        <Link to={back.to} search={(back.search ?? {}) as never} className={styles.back}>
          <IconArrowLeft size={15} aria-hidden /> {back.label}
        </Link>
      }
    >
      {found.isPending && <RowSkeletons />}
      {found.isError && <ErrorState title={failed} error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <EmptyState icon={IconListSearch} {...empty} />}
      {items.length > 0 && (
        <Section flush>
          <ul className={styles.list}>{items.map(children)}</ul>
        </Section>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("reports.more")}
        </Button>
      )}
    </PageFrame>
  );
}
