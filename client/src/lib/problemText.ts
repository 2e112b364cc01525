import type { TFunction } from "i18next";
import { ApiProblem, type FieldProblem } from "./api/problem";
import type { Texts } from "./i18n/texts";

type Slug = keyof Texts["problems"]["slug"];
type Right = keyof Texts["problems"]["right"];
type Area = keyof Texts["common"]["area"];
type Action = keyof Texts["common"]["right"];
type FieldCode = keyof Texts["problems"]["field"];

/** What to tell a person about an error, in their language. Texts of the server are for programs and a last resort. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t("problems.slug.internal");
  const right = missingRight(t, error);
  if (right !== undefined) return right;
  const known = t(`problems.slug.${error.slug as Slug}`, { defaultValue: "" });
  const [first] = error.errors;
  if (error.slug === "invalid-input" && first !== undefined) return fieldText(t, first);
  return known !== "" ? known : error.message;
}

/** Which right a refusal misses (`DEAL:CHANGE`, `EDIT_SETTINGS`), so that people know what to ask for. */
function missingRight(t: TFunction, error: ApiProblem): string | undefined {
  const { permission } = error.extras;
  if (error.slug !== "forbidden" || typeof permission !== "string") return undefined;
  const [area, action] = permission.split(":");
  if (action === undefined) return t(`problems.right.${area as Right}`, { defaultValue: "" }) || undefined;
  const what = t(`common.area.${area as Area}`, { defaultValue: "" });
  const doing = t(`common.right.${action as Action}`, { defaultValue: "" });
  return what === "" || doing === "" ? undefined : t("problems.right.missing", { area: what, action: doing });
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
