import type { TFunction } from "i18next";
import { ApiProblem, type FieldProblem } from "./api/problem";
import type { Texts } from "./i18n/texts";

type Slug = keyof Texts["problems"]["slug"];
type FieldCode = keyof Texts["problems"]["field"];

/** What to tell a person about an error, in their language. Texts of the server are for programs and a last resort. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t("problems.slug.internal");
  const known = t(`problems.slug.${error.slug as Slug}`, { defaultValue: "" });
  const [first] = error.errors;
  if (error.slug === "invalid-input" && first !== undefined) return fieldText(t, first);
  return known !== "" ? known : error.message;
}

export function fieldText(t: TFunction, problem: FieldProblem): string {
  if (problem.code === undefined) return problem.message;
  const known = t(`problems.field.${problem.code as FieldCode}`, { defaultValue: "" });
  return known !== "" ? known : problem.message;
}

/** The texts of all refused fields, by the field's path. */
export function fieldTexts(t: TFunction, error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(error.errors.map((problem) => [problem.field, fieldText(t, problem)]));
}
