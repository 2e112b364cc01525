import type { Language } from "@/lib/session";

const REMEMBERED = "weiche.language";

/** Before the sign-in: what was used here last, else what the browser asks for. */
export function currentLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === "de" || remembered === "en") return remembered;
  return navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
}
