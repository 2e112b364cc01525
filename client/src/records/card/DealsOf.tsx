import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDealStages } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useMay } from "@/lib/session";
import { StageBadge } from "../list/StageBadge";
import { listQuery } from "../queries";
import type { Deal } from "../types";
import styles from "./DealsOf.module.css";
import { FieldGroup } from "./RecordCard";
import { RecordLink } from "./RecordLink";

interface Props {
  field: "contactId" | "companyId";
  id: number;
  /** The company of the contact, for a new deal. */
  companyId?: number | undefined;
}

/** The deals of a customer, and the way to a new one. */
export function DealsOf({ field, id, companyId }: Props) {
  const { t } = useTranslation();
  const mayAdd = useMay("deals", "add");
  const whom = field === "contactId" ? { contact: id, company: companyId } : { company: id };
  const formats = useFormats();
  const stages = useDealStages();
  const deals = useInfiniteQuery(listQuery<Deal>("deals", { filter: [{ field, op: "is", value: id }] }));
  const items = deals.data?.pages[0]?.items ?? [];
  return (
    <FieldGroup title={t("records.dealsOfCustomer")}>
      {items.length === 0 && <p className={styles.none}>{t("records.noDeals")}</p>}
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
      {mayAdd && (
        <Link className={styles.add} to={"/deals"} search={{ create: true, ...whom } as never}>
          <IconPlus size={13} /> {t("records.deals.create")}
        </Link>
      )}
    </FieldGroup>
  );
}
