import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconListCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { toast } from "@/ui/toasts";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { type Outcome, type OutcomeFilter, outcomesQuery, undoKept } from "./api";
import { renewAll } from "./renew";
import styles from "./SwitchReport.module.css";
import { reasonText } from "./texts";

/** The outcomes of a run, page by page. */
export function OutcomeList({ switchId, filter }: { switchId: number; filter: OutcomeFilter }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(outcomesQuery(switchId, filter));
  if (pages.isPending) return <RowSkeletons rows={6} />;
  if (pages.isError && pages.data === undefined) {
    return <ErrorState title={t("problems.listTitle")} error={pages.error} retry={() => void pages.refetch()} />;
  }
  const rows = pages.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState icon={IconListCheck} title={t("modes.noOutcomes")} />;
  return (
    <>
      <ul className={styles.list}>
        {rows.map((row) => (
          <OutcomeRow key={row.leadId} row={row} switchId={switchId} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("modes.moreRows")}
          </Button>
        </div>
      )}
    </>
  );
}

function OutcomeRow({ row, switchId }: { row: Outcome; switchId: number }) {
  const { t } = useTranslation();
  const state = row.undo ?? row.outcome;
  return (
    <li className={styles.row}>
      <span className={styles.badge} data-outcome={state}>
        {t(`modes.outcome.${state}`)}
      </span>
      {row.leadHidden ? (
        <span className={styles.lead}>{t("modes.hidden.lead")}</span>
      ) : (
        <Link to={addressOfRecord("leads", row.leadId)} className={styles.lead}>
          {row.leadTitle ?? t("modes.leadNumber", { id: row.leadId })}
        </Link>
      )}
      <span className={styles.became}>
        {row.outcome === "CONVERTED" ? <Became row={row} /> : reasonText(t, row.reason, row.detail)}
        {row.undo === "KEPT" && <Kept row={row} switchId={switchId} />}
      </span>
    </li>
  );
}

function Became({ row }: { row: Outcome }) {
  const { t } = useTranslation();
  const undone = row.undo === "UNDONE";
  const made = (target: "contact" | "company", yes: boolean | null) =>
    yes === true ? t(`modes.made.${target}`) : t(`modes.linked.${target}`);
  return (
    <>
      {row.dealId !== null && (
        <span className={styles.part}>
          <span className={styles.kind}>{t("modes.step.deal")}</span>
          <Target kind="deals" id={row.dealId} name={row.dealTitle} undone={undone} />
        </span>
      )}
      {row.dealHidden && <span className={styles.part}>{t("modes.hidden.deal")}</span>}
      {row.contactId !== null && (
        <span className={styles.part}>
          <span className={styles.kind}>{made("contact", row.contactMade)}</span>
          <Target kind="contacts" id={row.contactId} name={row.contactName} undone={undone} />
        </span>
      )}
      {row.contactHidden && <span className={styles.part}>{t("modes.hidden.contact")}</span>}
      {row.companyId !== null && (
        <span className={styles.part}>
          <span className={styles.kind}>{made("company", row.companyMade)}</span>
          <Target kind="companies" id={row.companyId} name={row.companyTitle} undone={undone} />
        </span>
      )}
      {row.companyHidden && <span className={styles.part}>{t("modes.hidden.company")}</span>}
    </>
  );
}

/** A record a lead became. One that went with its conversion has no name any more and nowhere to lead to. */
function Target({ kind, id, name, undone }: { kind: Kind; id: number; name: string | null; undone: boolean }) {
  const { t } = useTranslation();
  if (name === null && undone) return <span>{t("modes.takenBack", { what: `#${id}` })}</span>;
  return <Link to={addressOfRecord(kind, id)}>{name ?? `#${id}`}</Link>;
}

/** Why a conversion was kept when the switch was taken back, and the way to take it back nevertheless. */
function Kept({ row, switchId }: { row: Outcome; switchId: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoKept(switchId, row.leadId),
    onSuccess: () => renewAll(queryClient),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  const when = row.touchedAt === null ? "" : formats.dateTime(row.touchedAt);
  return (
    <span className={styles.kept}>
      <span>
        {row.undoReason === "deal-touched" && row.touchedBy !== null && when !== ""
          ? t("modes.touchedBy", { who: row.touchedBy, when })
          : reasonText(t, row.undoReason)}
      </span>
      {row.undoReason === "deal-touched" && !row.leadHidden && (
        <Button size="compact-xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t("modes.undoNevertheless")}
        </Button>
      )}
    </span>
  );
}
