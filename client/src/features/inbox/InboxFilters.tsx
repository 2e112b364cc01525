import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Select } from "@/ui/forms";
import { CHANNELS, type InboxChoice, PILES, WHOSE } from "./api";
import styles from "./Inbox.module.css";
import { useInboxCounts } from "@/lib/inboxCounts";

/** Which pile, whose, through which channel; the address keeps it. */
export function InboxFilters({ choice }: { choice: InboxChoice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const counts = useInboxCounts();
  const choose = (change: Partial<Record<keyof InboxChoice, string | undefined>>) =>
    void navigate({
      to: ".",
      search: (now: Record<string, unknown>) => ({ ...now, ...change }),
      replace: true,
    } as never);
  const counted = (label: string, count: number | undefined) =>
    count === undefined || count === 0
      ? label
      : `${label} (${count >= (counts?.limit ?? 0) ? `${count - 1}+` : count})`;
  return (
    <div className={styles.filters}>
      <Select
        size="xs"
        className={styles.filter}
        aria-label={t("inbox.pile")}
        allowDeselect={false}
        data={PILES.map((pile) => ({
          value: pile,
          label: counted(
            t(`inbox.piles.${pile}`),
            pile === "OPEN" ? counts?.open : pile === "SNOOZED" ? counts?.snoozed : undefined,
          ),
        }))}
        value={choice.pile}
        onChange={(pile) => choose({ pile: pile === "OPEN" || pile === null ? undefined : pile })}
      />
      {choice.pile !== "UNFILED" && (
        <>
          <Select
            size="xs"
            className={styles.filter}
            aria-label={t("inbox.whose")}
            allowDeselect={false}
            data={WHOSE.map((whose) => ({
              value: whose,
              label: counted(
                t(`inbox.whoseOf.${whose}`),
                whose === "MINE" ? counts?.mine : whose === "UNASSIGNED" ? counts?.unassigned : undefined,
              ),
            }))}
            value={choice.whose}
            onChange={(whose) => choose({ whose: whose === "ALL" || whose === null ? undefined : whose })}
          />
          <Select
            size="xs"
            className={styles.filter}
            aria-label={t("inbox.filter")}
            allowDeselect={false}
            data={[
              { value: "", label: t("inbox.allChannels") },
              ...CHANNELS.map((value) => ({ value, label: t(`inbox.channel.${value}`) })),
            ]}
            value={choice.channel ?? ""}
            onChange={(channel) => choose({ channel: channel === "" || channel === null ? undefined : channel })}
          />
        </>
      )}
    </div>
  );
}
