import { createInstance } from "i18next";
import { expect, test } from "vitest";
import { ApiProblem } from "./api/problem";
import de from "./i18n/de";
import moreDe from "./i18n/de/more";
import en from "./i18n/en";
import moreEn from "./i18n/en/more";
import { problemText } from "./problemText";

const refused = (permission?: string) => new ApiProblem(403, "forbidden", { permission, detail: "You need a right." });

async function texts(language: "de" | "en") {
  const instance = createInstance();
  await instance.init({
    lng: language,
    interpolation: { escapeValue: false },
    resources: { de: { translation: { ...de, ...moreDe } }, en: { translation: { ...en, ...moreEn } } },
  });
  return instance.t;
}

test("a refusal says which right is missing, in the language of the person", async () => {
  expect(problemText(await texts("de"), refused("DEAL:CHANGE"))).toContain("„Ändern“ für Aufträge");
  expect(problemText(await texts("de"), refused("EDIT_SETTINGS"))).toContain("Einstellungen");
  expect(problemText(await texts("en"), refused("CONTACT:DELETE"))).toContain("“Delete” for Contacts");
});

test("a refusal without a right that has words stays what it was", async () => {
  expect(problemText(await texts("de"), refused())).toBe("Dafür fehlt Ihnen das Recht.");
  expect(problemText(await texts("de"), refused("CSRF"))).toBe("Dafür fehlt Ihnen das Recht.");
});
