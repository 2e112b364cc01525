import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconPhone, IconSettings } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Switch } from "@/ui/forms";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { type CallChoice, callsQuery } from "./api";
import { CallRow } from "./CallRow";
import styles from "./CallsPage.module.css";

const EVERYTHING: CallChoice = { direction: undefined, missed: false, mine: false };

/** All calls, the latest first. */
export function CallsPage() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const [choice, setChoice] = useState(EVERYTHING);
  const pages = useInfiniteQuery(callsQuery(choice));
  const calls = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame
      wide
      title={t("calls.title")}
      actions={
        permissions.editSettings && (
          <Link to={addressOfSettings("calls")} className={styles.settings}>
            <IconSettings size={16} stroke={1.7} />
            {t("calls.lines.title")}
          </Link>
        )
      }
    >
      <div className={styles.filters}>
        <Segmented
          label={t("calls.direction")}
          value={choice.direction ?? "ALL"}
          onChange={(value) => setChoice({ ...choice, direction: value === "ALL" ? undefined : value })}
          data={[
            { value: "ALL", label: t("calls.all") },
            { value: "INBOUND", label: t("calls.inbound") },
            { value: "OUTBOUND", label: t("calls.outbound") },
          ]}
        />
        <Switch
          label={t("calls.onlyMissed")}
          checked={choice.missed}
          onChange={(event) => setChoice({ ...choice, missed: event.currentTarget.checked })}
        />
        <Switch
          label={t("calls.onlyMine")}
          checked={choice.mine}
          onChange={(event) => setChoice({ ...choice, mine: event.currentTarget.checked })}
        />
      </div>
      {pages.isPending ? (
        <RowSkeletons rows={8} height={40} />
      ) : pages.data === undefined ? (
        <ErrorState title={t("problems.listTitle")} error={pages.error} retry={() => void pages.refetch()} />
      ) : calls.length === 0 ? (
        <Nothing filtered={choice.direction !== undefined || choice.missed || choice.mine} />
      ) : (
        <Section flush>
          <ol className={styles.list} aria-label={t("calls.title")}>
            {calls.map((call) => (
              <CallRow key={call.id} call={call} />
            ))}
          </ol>
        </Section>
      )}
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("calls.more")}
        </Button>
      )}
    </PageFrame>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconPhone}
      title={t(filtered ? "calls.noneFoundTitle" : "calls.noneTitle")}
      text={t(filtered ? "calls.noneFoundText" : "calls.noneText")}
    />
  );
}
