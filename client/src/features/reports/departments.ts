import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

interface Department {
  id: number;
  name: string;
}

export const departmentsQuery = queryOptions({
  queryKey: keys.setting("departments"),
  queryFn: async ({ signal }) => (await api.get<Page<Department>>("/departments", undefined, signal)).items,
});
