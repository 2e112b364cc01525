import type { TFunction } from "i18next";
import type { Formats } from "@/lib/formats";
import type { Texts } from "@/lib/i18n/texts";
import type { Rehearsal } from "./api";

type Modes = Texts["modes"];

/** "about 40 seconds": rounded the way people speak of a wait. */
export function waitText(t: TFunction, seconds: number): string {
  if (seconds < 10) return t("modes.wait.moment");
  if (seconds < 60) return t("modes.wait.seconds", { count: Math.ceil(seconds / 10) * 10 });
  if (seconds < 3600) return t("modes.wait.minutes", { count: Math.ceil(seconds / 60) });
  return t("modes.wait.hours", { count: Math.ceil(seconds / 3600) });
}

/** Why something is in the way of a lead, or what became of it. New reasons of the server keep its own words. */
export function reasonText(t: TFunction, code: string | null, detail?: string | null): string {
  if (code === null) return detail ?? "";
  const known = t(`modes.reason.${code as keyof Modes["reason"]}`, { defaultValue: "" });
  return known !== "" ? known : (detail ?? code);
}

/** The figures of a rehearsal as one sentence, the way a colleague would say it. */
export function rehearsalSentence(t: TFunction, formats: Formats, figures: Rehearsal): string {
  const counted = (key: "deals" | "newContacts" | "newCompanies" | "matchedContacts" | "matchedCompanies") =>
    t(`modes.said.${key}`, { count: figures[key], n: formats.number(figures[key]) });
  const list = (parts: string[]) => new Intl.ListFormat(formats.locale, { type: "conjunction" }).format(parts);
  const made = (["deals", "newContacts", "newCompanies"] as const).filter((key) => figures[key] > 0).map(counted);
  const matched = (["matchedContacts", "matchedCompanies"] as const).filter((key) => figures[key] > 0).map(counted);
  const leads = t("modes.said.openLeads", { count: figures.openLeads, n: formats.number(figures.openLeads) });
  const result =
    made.length > 0
      ? t("modes.said.become", { count: figures.openLeads, leads, made: list(made) })
      : t("modes.said.stay", { leads });
  return matched.length > 0 ? `${result} ${t("modes.said.matched", { matched: list(matched) })}` : result;
}
