import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "@/lib/session";
import { currentLanguage, rememberLanguage } from "./language";

const loaders: Record<Language, () => Promise<{ default: object }>> = {
  de: () => import("./de"),
  en: () => import("./en"),
};

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, "translation")) return;
  i18next.addResourceBundle(language, "translation", (await loaders[language]()).default);
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
  await load(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
