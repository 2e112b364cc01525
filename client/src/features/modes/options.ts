import type { CrmMode, CrmModeName, SwitchRun } from "@/lib/api/payloads";

export type OptionName = "customers" | "pipeline" | "activities";

/**
 * The options of the switch in the order in which each client asks for them. The web asks for the pipeline only when
 * there is a choice; the phone always does, because a new one can be made there.
 */
export function optionOrder(phone: boolean, pipelines: number): OptionName[] {
  if (phone) return ["pipeline", "customers", "activities"];
  return pipelines > 1 ? ["customers", "pipeline", "activities"] : ["customers", "activities"];
}

/** What choosing a mode leads to. */
export type NextStep = "nothing" | "locked" | "at-once" | "ask";

/** Only a switch to simple mode with open leads has something to ask. */
export function nextStep(mode: CrmMode, to: CrmModeName): NextStep {
  if (to === mode.mode) return "nothing";
  if (to === "CLASSIC") return mode.classicAllowed ? "at-once" : "locked";
  return mode.openLeads > 0 ? "ask" : "at-once";
}

/** The switch that can be taken back at this moment: the server names it, and its week goes on while a page stays open. */
export function undoableNow(mode: CrmMode | undefined): SwitchRun | null {
  const run = mode?.undoableSwitch ?? null;
  return run?.undoUntil != null && Date.parse(run.undoUntil) > Date.now() ? run : null;
}

/** What can be taken back from the report of a switch: itself, or the one before a switch back, which converted nothing. */
export function undoableFrom(run: SwitchRun, mode: CrmMode | undefined): SwitchRun | null {
  const undoable = undoableNow(mode);
  if (run.to === "CLASSIC") return mode?.lastSwitch?.id === run.id ? undoable : null;
  return undoable?.id === run.id && run.total > 0 ? run : null;
}

/** Who chooses classic mode while a switch can be taken back has two ways; a plain switch is only one of them. */
export function undoOffered(mode: CrmMode, chosen: CrmModeName): SwitchRun | null {
  return chosen === "CLASSIC" && mode.mayChange && mode.classicAllowed && mode.activeSwitch === null
    ? undoableNow(mode)
    : null;
}

const TYPED_ABOVE = 1000;

/** Whether so many leads are converted only after somebody typed their number. */
export function needsTyping(openLeads: number): boolean {
  return openLeads > TYPED_ABOVE;
}

/** Accepts the number with any grouping: 1284, 1.284, 1,284, 1 284. */
export function isConfirmed(openLeads: number, typed: string): boolean {
  if (!needsTyping(openLeads)) return true;
  return /^[\d.,'’\s]+$/.test(typed) && typed.replace(/\D/g, "") === String(openLeads);
}
