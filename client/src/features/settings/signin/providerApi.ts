import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";

export interface Provider {
  issuer: string;
  clientId: string;
  hasSecret: boolean;
  name: string;
  createPeople: boolean;
  roleId: number | null;
  emailDomains: string[];
  secondFactor: boolean;
  signInUrl: string;
}

export interface ProviderSettings {
  provider: Provider | null;
  redirectUri: string;
}

/** Without `clientSecret` the present one stays. */
export type ProviderInput = Omit<Provider, "hasSecret" | "signInUrl"> & { clientSecret?: string };

export const providerQuery = queryOptions({
  queryKey: keys.setting("sign-in-provider"),
  queryFn: ({ signal }) => api.get<ProviderSettings>("/sign-in-provider", undefined, signal),
});

export const saveProvider = (provider: ProviderInput) => api.put<ProviderSettings>("/sign-in-provider", provider);
export const removeProvider = () => api.delete("/sign-in-provider");
