import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "@/lib/session";
import { currentLanguage, rememberLanguage } from "./language";

interface Parts {
  first: () => Promise<{ default: object }>;
  more: () => Promise<{ default: object }>;
}

const parts: Record<Language, Parts> = {
  de: { first: () => import("./de"), more: () => import("./de/more") },
  en: { first: () => import("./en"), more: () => import("./en/more") },
};
const loaded = new Map<string, Promise<void>>();
let wantsMore = false;

function load(language: Language, part: keyof Parts): Promise<void> {
  const key = `${language}/${part}`;
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const coming = parts[language][part]().then(
    (texts) => void i18next.addResourceBundle(language, "translation", texts.default, true),
    (error: unknown) => {
      loaded.delete(key);
      throw error;
    },
  );
  loaded.set(key, coming);
  return coming;
}

/** The texts that the first screen does without. They stay, in every language that is spoken from now on. */
export function moreTexts(): Promise<void> {
  wantsMore = true;
  return load(i18next.language as Language, "more");
}

export async function startTexts(): Promise<void> {
  const language = currentLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(language);
}

/** Switches all texts; loads them first when they are not here yet. */
export async function speak(language: Language): Promise<void> {
  await Promise.all([load(language, "first"), wantsMore && load(language, "more")]);
  rememberLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
