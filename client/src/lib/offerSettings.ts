import { queryOptions } from "@tanstack/react-query";
import { api, call } from "./api/client";
import { keys } from "./api/keys";

export type OfferLanguage = "de" | "en";
export const OFFER_LANGUAGES = ["de", "en"] as const;

export interface OfferWords {
  opening: string | null;
  closing: string | null;
  taxNote: string | null;
}

/** What stands in offers unless somebody writes something else. */
export interface OfferSettings {
  version: number;
  numberPrefix: string;
  validDays: number;
  de: OfferWords;
  en: OfferWords;
}

export const offerSettingsQuery = queryOptions({
  queryKey: keys.setting("offers"),
  queryFn: ({ signal }) => api.get<OfferSettings>("/offer-settings", undefined, signal),
});

export const changeOfferSettings = ({ version, ...body }: OfferSettings) =>
  call<OfferSettings>("PATCH", "/offer-settings", { body, version });
