import "i18next";
import type { Texts } from "./texts";

// A key that does not exist in the German texts does not compile; a text that English lacks does not compile either.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Texts };
    returnNull: false;
  }
}
