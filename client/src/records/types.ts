import type { Money } from "@/lib/api/payloads";
import type { CustomValues } from "@/lib/customFields";

/** A phone number, e-mail address, site or messenger. */
export interface ContactPoint {
  id?: number | null;
  value: string;
  type: string;
}

export interface Address {
  street?: string | null;
  extra?: string | null;
  postalCode?: string | null;
  city?: string | null;
  district?: string | null;
  state?: string | null;
  country?: string | null;
  countryCode?: string | null;
}

export interface Planned {
  id: number;
  title: string;
  deadlineAt: string;
}

/** What every record has. */
export interface BaseRecord {
  id: number;
  version: number;
  responsibleId: number;
  /** Who may read it, whoever is responsible, and is told what becomes of it. */
  observerIds: number[];
  createdById: number | null;
  sourceId: number | null;
  comments: string | null;
  /** Values of custom fields, by code. */
  custom: CustomValues;
  /** Numbers of its tags. */
  tagIds: number[];
  createdAt: string;
  updatedAt: string;
  lastActivityAt: string;
  /** Everybody whose scope is "open" reaches it. */
  openToAll: boolean;
  /** What of CHANGE, DELETE and CONVERT the signed-in person may not do with it. */
  denied: string[];
}

/** A record that moves through stages. */
export interface StagedRecord extends BaseRecord {
  title: string;
  amount: Money | null;
  stageId: number;
  semantics: "P" | "S" | "F";
  customerName: string | null;
  nextActivity: Planned | null;
  openActivities: number;
  sourceDescription: string | null;
  lossReasonId: number | null;
  lossComment: string | null;
  closedAt: string | null;
  /** Names of fields the stage asks for and that are empty. */
  incomplete: string[];
}

export interface Points {
  phones: ContactPoint[];
  emails: ContactPoint[];
  websites: ContactPoint[];
  messengers: ContactPoint[];
}

export interface Person {
  honorific: string | null;
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  name: string | null;
  birthdate: string | null;
}

export interface Lead extends StagedRecord, Points, Person {
  companyTitle: string | null;
  jobTitle: string | null;
  contactId: number | null;
  /** Null too when one may not read the contact. */
  contactName: string | null;
  companyId: number | null;
  /** Of the linked company; null too when one may not read it. */
  companyName: string | null;
  address: Address | null;
  repeat: boolean;
  attention: { reason: string; detail: string | null } | null;
  becameDealId: number | null;
  becameContactId: number | null;
  becameCompanyId: number | null;
  conversionId: number | null;
  conversionUndoable: boolean;
}

export interface Deal extends StagedRecord {
  pipelineId: number;
  probability: number | null;
  beginOn: string | null;
  closeOn: string | null;
  companyId: number | null;
  /** Null too when one may not read the company. */
  companyTitle: string | null;
  contacts: { id: number; name: string | null; primary: boolean; role: string | null }[];
  leadId: number | null;
  /** The template it was made of; absent in what is kept from before. */
  recurringDealId?: number | null;
  repeat: "NEW" | "REPEAT_INQUIRY" | "REPEAT_DEAL";
}

export interface Contact extends BaseRecord, Points, Person {
  nameIsFallback: boolean;
  jobTitle: string | null;
  address: Address | null;
  companies: { id: number; title: string | null; primary: boolean }[];
  leadId: number | null;
}

export interface Company extends BaseRecord, Points {
  title: string;
  nameIsFallback: boolean;
  industry: string | null;
  address: Address | null;
  contacts: { id: number; name: string | null; role: string | null }[];
  leadId: number | null;
}
