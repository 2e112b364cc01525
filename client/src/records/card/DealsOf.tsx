import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useDealStages } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { StageBadge } from "../list/StageBadge";
import { listQuery } from "../queries";
import type { Deal } from "../types";
import styles from "./DealsOf.module.css";
import { FieldGroup } from "./RecordCard";
import { RecordLink } from "./RecordLink";

/** The deals of a customer. */
export function DealsOf({ field, id }: { field: "contactId" | "companyId"; id: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const stages = useDealStages();
  const deals = useInfiniteQuery(listQuery<Deal>("deals", { filter: [{ field, op: "is", value: id }] }));
  const items = deals.data?.pages[0]?.items ?? [];
  return (
    <FieldGroup title={t("records.deals.ofCustomer")}>
      {items.length === 0 && <p className={styles.none}>{t("records.deals.none")}</p>}
      <ul className={styles.list}>
        {items.map((deal) => (
          <li key={deal.id} className={styles.deal}>
            <RecordLink kind="deals" id={deal.id}>
              {deal.title}
            </RecordLink>
            <StageBadge stage={stages.find((stage) => stage.id === deal.stageId)} />
            <span>{formats.money(deal.amount)}</span>
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}
