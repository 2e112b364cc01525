import { queryOptions } from "@tanstack/react-query";
import { api } from "./api/client";
import { keys } from "./api/keys";

/** How figures are counted in the account; the settings change it, reports say it. */
export interface ReportSettings {
  attributionDays: number;
  currency: string;
  rates: Rate[];
}

export interface Rate {
  currency: string;
  since: string;
  rate: string;
}

export const reportSettingsQuery = queryOptions({
  queryKey: keys.setting("reports"),
  queryFn: ({ signal }) => api.get<ReportSettings>("/reports/settings", undefined, signal),
});
