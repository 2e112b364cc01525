import { Unseen } from "@/ui/Unseen";
import type { Deal, Lead, StagedRecord } from "../types";

/** Whether there is a customer at all: in words, or linked with the record. */
export function hasCustomer(record: StagedRecord): boolean {
  if (record.customerName !== null) return true;
  const { contactId, companyId } = record as Partial<Pick<Lead, "contactId" | "companyId">>;
  const { contacts = [] } = record as Partial<Pick<Deal, "contacts">>;
  return [contactId, companyId].some((id) => typeof id === "number") || contacts.length > 0;
}

/** Who the customer of a lead or deal is, as far as one may know. */
export function Customer({ record }: { record: StagedRecord }) {
  return record.customerName === null ? <Unseen /> : <>{record.customerName}</>;
}
