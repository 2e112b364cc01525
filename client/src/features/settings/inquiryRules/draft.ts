import type { Draft, InquiryRule } from "./api";

/** A rule that says nothing yet. */
export function blank(): Draft {
  return { name: "", makes: "DEAL", pipelineId: null, channels: [], sourceIds: [], formIds: [], departmentIds: [] };
}

/** The rules as they would stand with this one written: in its place, or behind the others. */
export function withDraft(rules: InquiryRule[], draft: Draft, rule: InquiryRule | undefined): Draft[] {
  // what has no name yet can be tried all the same
  const named = { ...draft, name: draft.name.trim() === "" ? "?" : draft.name };
  return rule === undefined ? [...rules, named] : rules.map((one) => (one.id === rule.id ? named : one));
}

/** Which rules above this one fit everything, so that nothing reaches it. */
export function hidesOthers(rule: Draft): boolean {
  return [rule.channels, rule.sourceIds, rule.formIds, rule.departmentIds].every((values) => values.length === 0);
}
