import type { Duplicates, ImportRun, Plan, Preview } from "./api";

/** What somebody has chosen for a file; columns by their place, null for those left out. */
export interface Wishes {
  targets: (string | null)[];
  duplicates: Duplicates;
  asInquiries: boolean;
  responsibleId: number | null;
  sourceId: number | null;
}

/** What was rehearsed, else what is suggested. */
export function wishesOf(run: ImportRun, preview: Preview, simple: boolean): Wishes {
  const plan = run.plan;
  if (plan === null) {
    return {
      targets: run.columns.map((_, column) => preview.suggestions[column] ?? null),
      duplicates: "SKIP",
      asInquiries: run.kind === "LEAD" && simple,
      responsibleId: null,
      sourceId: null,
    };
  }
  return {
    targets: run.columns.map((_, column) => plan.mapping.find((one) => one.column === column)?.target ?? null),
    duplicates: plan.duplicates,
    asInquiries: plan.asInquiries,
    responsibleId: plan.responsibleId ?? null,
    sourceId: plan.sourceId ?? null,
  };
}

export function planOf({ targets, ...wishes }: Wishes): Plan {
  const mapping = targets.flatMap((target, column) => (target === null ? [] : [{ column, target }]));
  return { mapping, ...wishes };
}

/** Gives a column its meaning; what can be said once is taken from the other column. */
export function assign(wishes: Wishes, column: number, target: string | null, several: boolean): Wishes {
  const targets = wishes.targets.map((now, at) =>
    at === column ? target : now === target && target !== null && !several ? null : now,
  );
  return { ...wishes, targets };
}

/** From 0 to 100. */
export function percentOf(run: ImportRun): number {
  const [done, all] =
    run.status === "UNDOING" ? [run.undone + run.kept, run.made + run.updated] : [run.done, run.total];
  return all === 0 ? 100 : Math.min(100, Math.floor((100 * done) / all));
}

export function isUndoable(run: ImportRun, now = new Date()): boolean {
  return run.undoUntil !== null && run.made + run.updated > 0 && new Date(run.undoUntil) > now;
}

/** Where in the four parts of the way a file is. */
export function placeOf(run: ImportRun): 1 | 2 | 3 {
  if (run.status === "READ") return 1;
  return run.status === "REHEARSING" || run.status === "REHEARSED" ? 2 : 3;
}
