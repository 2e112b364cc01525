import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfRecurring } from "@/lib/addresses";

/** Leads to the template a deal was made of. */
export function RecurringLink({ id }: { id: number }) {
  const { t } = useTranslation();
  return <Link to={addressOfRecurring(id)}>{t("records.entry.recurringDeal", { id })}</Link>;
}
