import type { Draft, Schedule, Unit } from "./api";

export type End = "never" | "day" | "times";

/** What the fields hold while somebody types. */
export interface Form {
  title: string;
  pipelineId: string | null;
  responsibleId: string | null;
  unit: Unit;
  every: string;
  firstOn: string;
  end: End;
  untilOn: string;
  times: string;
  beginAfter: string;
  closeAfter: string;
}

const number = (typed: string) => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null);
const offset = (days: number | null) => (days === null ? "" : String(days));

export function formOf(draft: Draft): Form {
  const { schedule } = draft;
  return {
    title: draft.title,
    pipelineId: String(draft.pipelineId),
    responsibleId: String(draft.responsibleId),
    unit: schedule.unit,
    every: String(schedule.every),
    firstOn: schedule.firstOn,
    end: schedule.untilOn !== null ? "day" : schedule.times !== null ? "times" : "never",
    untilOn: schedule.untilOn ?? "",
    times: offset(schedule.times),
    beginAfter: offset(draft.beginAfter),
    closeAfter: offset(draft.closeAfter),
  };
}

/** Undefined as long as it says no days. */
export function scheduleOf(form: Form): Schedule | undefined {
  const once = form.unit === "ONCE";
  const every = once ? 1 : number(form.every);
  const times = once || form.end !== "times" ? null : number(form.times);
  const untilOn = once || form.end !== "day" ? null : form.untilOn;
  if (form.firstOn === "" || every === null || every === 0 || untilOn === "") return undefined;
  if (!once && form.end === "times" && (times === null || times === 0)) return undefined;
  return { unit: form.unit, every, firstOn: form.firstOn, untilOn, times };
}

export function draftOf(form: Form, schedule: Schedule): Draft {
  return {
    title: form.title.trim(),
    pipelineId: Number(form.pipelineId),
    responsibleId: Number(form.responsibleId),
    schedule,
    beginAfter: number(form.beginAfter),
    closeAfter: number(form.closeAfter),
  };
}
