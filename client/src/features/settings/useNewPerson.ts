import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "@/lib/session";
import type { PersonValues } from "./PersonFields";
import { rolesQuery } from "./usersApi";

/**
 * What is typed about somebody new, in the account's language. Most people who are let in sell: they are managers;
 * whoever shall administer is chosen on purpose.
 */
export function useNewPerson() {
  const { account } = useSession();
  const manager = useQuery(rolesQuery).data?.find((role) => role.code === "MANAGER");
  const [typed, setTyped] = useState<Partial<PersonValues>>({});
  const values = {
    firstName: "",
    lastName: "",
    email: "",
    language: account.language,
    roleIds: manager === undefined ? [] : [manager.id],
    ...typed,
  };
  return { values, change: (change: Partial<PersonValues>) => setTyped({ ...typed, ...change }) };
}
