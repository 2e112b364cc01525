import type { CustomValues } from "@/lib/customFields";
import type { Candidate, CustomerPlan } from "./api";

export const TARGETS = ["deal", "contact", "company"] as const;
export type Target = (typeof TARGETS)[number];

/** Who the customer is: whoever is recognised (else a new one), a certain one, or a new one in any case. */
export type CustomerChoice = "recognised" | "new" | { id: number };

/** What the person chose in the dialog. Choices of a target survive while it is unchecked. */
export interface Choice {
  make: Record<Target, boolean>;
  pipelineId: number;
  /** An existing deal instead of a new one. */
  linkDealId: number | null;
  contact: CustomerChoice;
  company: CustomerChoice;
  keepActivitiesOpen: boolean;
}

type CustomerRequest = boolean | { id: number } | { new: true };

/** Values of custom fields for what is made, by the kind in small letters and the code of the field. */
export type MadeValues = Partial<Record<Target, CustomValues>>;

export interface ConversionRequest {
  deal: { pipelineId: number } | { linkDealId: number } | null;
  contact: CustomerRequest;
  company: CustomerRequest;
  keepActivitiesOpen: boolean;
  /** Only where something is asked for. */
  values?: MadeValues;
  /** The same of built-in fields, as bodies name them. */
  fields?: Partial<Record<Target, object>>;
}

function customerRequest(made: boolean, choice: CustomerChoice): CustomerRequest {
  if (!made) return false;
  if (choice === "recognised") return true;
  return choice === "new" ? { new: true } : { id: choice.id };
}

export function requestOf(choice: Choice): ConversionRequest {
  return {
    deal: !choice.make.deal
      ? null
      : choice.linkDealId !== null
        ? { linkDealId: choice.linkDealId }
        : { pipelineId: choice.pipelineId },
    contact: customerRequest(choice.make.contact, choice.contact),
    company: customerRequest(choice.make.company, choice.company),
    keepActivitiesOpen: choice.keepActivitiesOpen,
  };
}

/** Checks or unchecks a target. The last one stays: a conversion makes at least one of the three. */
export function toggle(choice: Choice, target: Target): Choice {
  const make = { ...choice.make, [target]: !choice.make[target] };
  return TARGETS.some((one) => make[one]) ? { ...choice, make } : choice;
}

export function isLastChecked(choice: Choice, target: Target): boolean {
  return choice.make[target] && TARGETS.every((one) => one === target || !choice.make[one]);
}

/** Whether the check stays: one part has to, and the customer of a repeat lead is known, so its deal has to. */
export function isLocked(choice: Choice, target: Target, repeat: boolean): boolean {
  return isLastChecked(choice, target) || (repeat && target === "deal" && choice.make.deal);
}

/** Another customer has other deals, so a chosen deal of the former one is let go. */
export function chooseCustomer(choice: Choice, target: "contact" | "company", customer: CustomerChoice): Choice {
  return { ...choice, [target]: customer, linkDealId: null };
}

/** Everybody recognised, the best match first. Empty: a new one would be made. */
export function candidatesOf(plan: CustomerPlan | null): Candidate[] {
  if (plan === null) return [];
  const best = plan.id === null ? [] : [{ id: plan.id, name: plan.name, matchedBy: plan.matchedBy }];
  return [...best, ...plan.otherCandidates];
}

/** Whether the lead belongs to this customer already, so that there is nothing to choose. */
export function isLinked(plan: CustomerPlan | null): boolean {
  return plan?.matchedBy.includes("LINKED") === true;
}

/**
 * Where the dialog starts: a deal and its contact, and the company when the lead names one; only what the person may
 * create. Planned activities stay open unless somebody says otherwise.
 */
export function startingChoice(
  lead: { companyTitle: string | null },
  pipelineId: number,
  may: Record<Target, boolean>,
): Choice {
  const company = may.company && lead.companyTitle !== null && lead.companyTitle.trim() !== "";
  const make = { deal: may.deal, contact: may.contact, company };
  if (!make.deal && !make.contact) make.company = may.company;
  return { make, pipelineId, linkDealId: null, contact: "recognised", company: "recognised", keepActivitiesOpen: true };
}
