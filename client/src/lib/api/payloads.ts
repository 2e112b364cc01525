import type { KindCode } from "@/lib/kinds";

/** An amount; its value is a decimal text in both directions, for numbers would lose digits. */
export interface Money {
  value: string;
  currency: string;
}

export interface Stage {
  id: number;
  pipelineId?: number | null;
  code: string;
  name: string;
  semantics: Semantics;
  sort: number;
  color: string;
  system: boolean;
}

/** How many records stand in a stage, and what they are worth together. */
export interface BoardColumn {
  stageId: number;
  count: number;
  /** Null for whoever sees no amounts. */
  sum: Money | null;
}

/** What a stage means: still in progress, won or converted, lost or junk. */
export type Semantics = "IN_PROGRESS" | "SUCCESS" | "FAILURE";

export interface Pipeline {
  id: number;
  name: string;
  sort: number;
  isDefault: boolean;
  dealCount: number;
  /** Absent in what is kept from before. */
  dealCountExact?: boolean;
  /** Whether this person may see deals in it. */
  readable?: boolean;
  stages: Stage[];
}

export interface Source {
  id: number;
  code: string;
  name: string;
  sort: number;
}

export interface Tag {
  id: number;
  name: string;
  color: string;
  /** How many carry it; only in the settings. */
  records?: number | null;
}

export interface LossReason {
  id: number;
  kind: KindCode;
  name: string;
  sort: number;
}

/** A place where a reason must be named: one pipeline of deals, or leads. */
export interface LossRule {
  kind: KindCode;
  pipelineId: number | null;
}

/** Where a colleague is reached. */
export interface Phones {
  /** How the telephone system names them. */
  extension: string | null;
  work: string | null;
  mobile: string | null;
}

export interface User {
  id: number;
  name: string;
  firstName?: string | null;
  lastName?: string | null;
  email: string;
  language: string;
  active: boolean;
  phones: Phones;
  roleIds: number[];
  /** Their own. */
  roles: string[];
  /** Through their departments; without either they may do nothing. */
  departmentRoles: string[];
  version: number;
}

export type CustomersChoice = "CONTACT" | "COMPANY" | "BOTH" | "BOTH_IF_NAMED";

export type SwitchStatus = "RUNNING" | "PAUSED" | "DONE" | "DONE_WITH_ERRORS" | "CANCELLED" | "UNDOING" | "UNDONE";

/** One run of a change of the mode. */
export interface SwitchRun {
  id: number;
  from: CrmModeName;
  to: CrmModeName;
  status: SwitchStatus;
  total: number;
  converted: number;
  failed: number;
  skipped: number;
  /** Deals it made without values that are required of them. */
  incomplete: number;
  leadsPerSecond: number | null;
  etaSeconds: number | null;
  startedBy: { id: number; name: string } | null;
  startedAt: string;
  finishedAt: string | null;
  /** Until when the server takes the run back; null when it does not. */
  undoUntil: string | null;
  undo: SwitchUndo;
  options: ModeOptions | null;
}

/** How far the undo of a whole run is. */
export interface SwitchUndo {
  undone: number;
  /** Conversions that stay, because somebody has worked on what they made. */
  kept: number;
  startedAt: string | null;
  finishedAt: string | null;
}

/** What a switch to simple mode makes of open leads, and simple mode of later inquiries. */
export interface ModeOptions {
  customers: CustomersChoice;
  pipelineId: number;
  keepActivitiesOpen: boolean;
  /** Of a switch only: what becomes of open activities of these types; all others follow the one answer. */
  activities?: ActivityChoices;
}

export type ActivityChoice = "KEEP" | "COMPLETE";
export type ActivityChoices = Partial<Record<"TODO" | "CALL" | "MEETING" | "EMAIL", ActivityChoice>>;

export type CrmModeName = "CLASSIC" | "SIMPLE";

export interface CrmMode {
  mode: CrmModeName;
  epoch: number;
  since: string;
  classicAllowed: boolean;
  mayChange: boolean;
  intake: ModeOptions;
  openLeads: number;
  needsAttention: number;
  activeSwitch: SwitchRun | null;
  lastSwitch: SwitchRun | null;
  /** The switch that can still be taken back, even if classic mode was chosen again after it. */
  undoableSwitch: SwitchRun | null;
}
