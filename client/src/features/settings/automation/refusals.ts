import type { TFunction } from "i18next";
import { ApiProblem } from "@/lib/api/problem";
import type { Texts } from "@/lib/i18n/texts";
import { fieldTexts } from "@/lib/problemText";

type Code = keyof Texts["automation"]["errors"];

/** Why the server refused fields of a rule, by their path; what only rules know is said in their words. */
export function refusals(t: TFunction, error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  const own = error.errors.flatMap(({ field, code }) => {
    const text = code === undefined ? "" : t(`automation.errors.${code as Code}`, { defaultValue: "" });
    return text === "" ? [] : [[field, text] as const];
  });
  return { ...fieldTexts(t, error), ...Object.fromEntries(own) };
}
