import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconBriefcase, IconBuilding, IconTargetArrow, IconUser } from "@tabler/icons-react";
import { type ComponentType, useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { type KindCode, kindOfCode } from "@/lib/kinds";
import { useModeCommands } from "@/features/modes/entries";
import type { Place } from "../shell/navigation";
import { useCreatable } from "../shell/useCreatable";

export interface Entry {
  key: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  label: string;
  detail: string;
  to?: string;
  run?: () => void;
}

interface Hit {
  kind: KindCode;
  id: number;
  name: string;
  detail: string | null;
}

const ICONS = { LEAD: IconTargetArrow, DEAL: IconBriefcase, CONTACT: IconUser, COMPANY: IconBuilding };
const SHORTEST_SEARCH = 2;

/** What the palette offers for a text: pages whose name contains it, then records the server finds. */
export function usePaletteEntries(text: string, places: Place[]): Entry[] {
  const { t } = useTranslation();
  const typed = useDeferredValue(text.trim());
  const hits = useQuery({
    queryKey: keys.search(typed),
    queryFn: ({ signal }) => api.get<{ items: Hit[] }>("/search", { q: typed }, signal),
    enabled: typed.length >= SHORTEST_SEARCH,
    placeholderData: keepPreviousData,
  });

  const modeCommands = useModeCommands();
  const creatable = useCreatable();
  const navigate = useNavigate();

  const wanted = typed.toLocaleLowerCase();
  const pages = places
    .map((place) => ({ ...place, name: t(`shell.${place.label}`) }))
    .filter((place) => place.name.toLocaleLowerCase().includes(wanted))
    .map((place) => ({ key: place.to, icon: place.icon, label: place.name, detail: t("shell.goTo"), to: place.to }));
  const found = typed.length < SHORTEST_SEARCH ? [] : (hits.data?.items ?? []);
  const records = found.map((hit) => ({
    key: `${hit.kind}${hit.id}`,
    icon: ICONS[hit.kind],
    label: hit.name,
    detail: hit.detail ?? "",
    to: `/${kindOfCode(hit.kind)}/${hit.id}`,
  }));
  const create = creatable.map(({ kind, label, icon }) => ({
    key: `create-${kind}`,
    icon,
    label,
    run: () => void navigate({ to: `/${kind}`, search: { create: true } } as never),
  }));
  const commands = [...create, ...modeCommands]
    .filter((command) => command.label.toLocaleLowerCase().includes(wanted))
    .map((command) => ({ ...command, detail: t("shell.commands") }));
  return [...records, ...pages, ...commands];
}
