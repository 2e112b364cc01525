import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { keys } from "@/lib/api/keys";
import { listQuery, recordQuery } from "@/records/queries";
import type { Company, Deal } from "@/records/types";
import { useChangeRecord, useSave } from "@/records/useChangeRecord";
import { toast } from "@/ui/toasts";

export interface Person {
  id: number;
  name: string;
}

/** Nobody sells to more people of one company at once; of so many, somebody has to choose. */
const MOST = 10;

const NOBODY: Person[] = [];

const named = (people: { id: number; name: string | null }[]): Person[] =>
  people.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));

/**
 * Whom a deal with a company is about: those of the last deal with it, the main one first, else whoever belongs to it
 * (crm.md 12.1). Nobody when they are too many to be meant.
 */
export async function peopleAt(client: QueryClient, companyId: number): Promise<Person[]> {
  const [deals, company] = await Promise.all([
    client.infiniteQuery(
      listQuery<Deal>("deals", { filter: [{ field: "companyId", op: "is", value: companyId }], sort: "-createdAt" }),
    ),
    client.query(recordQuery<Company>("companies", companyId)),
  ]);
  const last = deals.pages[0]?.items.map((deal) => named(deal.contacts)).find((people) => people.length > 0);
  const people = last ?? named(company.contacts);
  return people.length > MOST ? [] : people;
}

/** The same for a company that is known before anybody chooses one; undefined until it is clear. */
export function usePeopleAt(companyId: number | undefined): Person[] | undefined {
  const client = useQueryClient();
  const people = useQuery({
    queryKey: keys.peopleAt(companyId ?? 0),
    queryFn: () => peopleAt(client, companyId ?? 0),
    enabled: companyId !== undefined,
    retry: false,
  });
  return people.isLoading ? undefined : (people.data ?? NOBODY);
}

/** Gives a deal its company. A deal that knows nobody yet takes the people along, and says so. */
export function useChooseCompany(deal: Deal): (companyId: number) => Promise<void> {
  const client = useQueryClient();
  const save = useSave("deals", deal);
  const { mutate } = useChangeRecord<Deal>("deals");
  return async (companyId) => {
    // who belongs to it is an extra: the company is chosen without an answer too
    const people = deal.contacts.length > 0 ? [] : await peopleAt(client, companyId).catch(() => []);
    if (people.length === 0) {
      await save({ companyId });
      return;
    }
    await save({ companyId, contactIds: people.map((person) => person.id) });
    const run = () => {
      const now = client.getQueryData<Deal>(keys.record("deals", deal.id));
      if (now !== undefined) mutate({ record: now, change: { contactIds: [] } });
    };
    toast(i18next.t("card.contacts.taken", { names: people.map((person) => person.name).join(", ") }), {
      action: { label: i18next.t("common.undo"), run },
    });
  };
}
