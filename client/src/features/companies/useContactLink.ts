import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { problemText } from "@/lib/problemText";
import { renew } from "@/records/queries";
import type { Contact } from "@/records/types";
import { toast } from "@/ui/toasts";

interface Link {
  contactId: number;
  companyId: number;
  linked: boolean;
}

/** Links a contact with a company or takes the link away. The contact keeps the links, so it is the one that changes. */
export function useContactLink() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async ({ contactId, companyId, linked }: Link) => {
      const contact = await api.get<Contact>(`/contacts/${contactId}`);
      const others = contact.companies.map((company) => company.id).filter((id) => id !== companyId);
      const companyIds = linked ? [...others, companyId] : others;
      return api.patch<Contact>(`/contacts/${contactId}`, { companyIds }, contact.version);
    },
    onSuccess: () => Promise.all([renew(client, "contacts"), renew(client, "companies")]),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
}
