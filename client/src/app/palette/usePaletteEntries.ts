import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  IconBriefcase,
  IconBuilding,
  IconCalendarPlus,
  IconKeyboard,
  IconTargetArrow,
  IconUser,
} from "@tabler/icons-react";
import { type ComponentType, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBinCommands } from "@/features/bin/entries";
import { useOfferCommands } from "@/features/offers/entries";
import { useRecurringCommands } from "@/features/recurring/entries";
import { useDuplicatesCommands } from "@/features/duplicates/entries";
import { useModeCommands } from "@/features/modes/entries";
import { useSettingsSections } from "@/features/settings/sections";
import { addressOfSettings } from "@/lib/addresses";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Stage } from "@/lib/api/payloads";
import { useDealStages, useLeadStages } from "@/lib/dictionaries";
import { type KindCode, kindOfCode } from "@/lib/kinds";
import { recentRecords } from "@/lib/recent";
import { useSession } from "@/lib/session";
import { usePhone } from "@/ui/usePhone";
import { GO_KEYS } from "../shell/goKeys";
import type { Place } from "../shell/navigation";
import { useCreatable } from "../shell/useCreatable";

export interface Entry {
  key: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  label: string;
  /** What tells namesakes apart. */
  context: string;
  detail: string;
  stage?: Stage | undefined;
  /** Work on it has ended. */
  closed?: boolean;
  /** The keys that do the same. */
  keys?: string | undefined;
  to?: string;
  run?: () => void;
  /** The palette stays open. */
  stays?: boolean;
  /** Found for an earlier text; what belongs here is on its way. */
  stale?: boolean;
}

export interface Group {
  key: string;
  title: string;
  entries: Entry[];
}

export interface Hit {
  kind: KindCode;
  id: number;
  name: string;
  detail: string | null;
  context: string | null;
  stageId: number | null;
  open: boolean;
}

const ICONS = { LEAD: IconTargetArrow, DEAL: IconBriefcase, CONTACT: IconUser, COMPANY: IconBuilding };
const SHORTEST_SEARCH = 2;

interface Options {
  onKeys: () => void;
  onPlan: (() => void) | undefined;
  onPick: ((hit: Hit) => void) | undefined;
}

/** What the palette offers for a text: records the server finds, or those opened last; pages; commands. */
export function usePaletteEntries(text: string, places: Place[], options: Options) {
  const { t } = useTranslation();
  const typed = useDeferredValue(text.trim());
  const wanted = typed.toLocaleLowerCase();
  const fits = (label: string) => label.toLocaleLowerCase().includes(wanted);
  const { records, searching } = useRecords(typed, options.onPick);
  // a moment later the list follows what has been typed
  const behind = typed !== text.trim();
  const pages = usePages(places);
  const commands = useCommands(options);

  const groups: Group[] = [
    {
      key: "records",
      title: typed.length < SHORTEST_SEARCH ? t("shell.recent") : t("shell.records"),
      entries: records,
    },
  ];
  if (!options.onPick) {
    groups.push({ key: "commands", title: t("shell.commands"), entries: commands.filter((one) => fits(one.label)) });
    groups.push({ key: "pages", title: t("shell.goTo"), entries: pages.filter((one) => fits(one.label)) });
  }
  return {
    groups: groups.filter((group) => group.entries.length > 0),
    searching,
    /** Whether what an entry offers is what was asked for; without one, whether nothing was found. */
    settled: (entry: Entry | undefined) => !behind && (entry ? entry.stale !== true : !searching),
  };
}

function useRecords(typed: string, onPick: Options["onPick"]) {
  const { t } = useTranslation();
  const session = useSession();
  const stageOf = useStageOf();
  const [recent] = useState(() => recentRecords(session));
  const short = typed.length < SHORTEST_SEARCH;
  const query = short ? { records: recent.join(",") } : { q: typed };
  const hits = useQuery({
    queryKey: keys.search(short ? `recent ${query.records ?? ""}` : typed),
    queryFn: ({ signal }) => api.get<{ items: Hit[] }>("/search", query, signal),
    enabled: !short || recent.length > 0,
    placeholderData: keepPreviousData,
  });
  const found = short && recent.length === 0 ? [] : (hits.data?.items ?? []);
  const records = found.map((hit): Entry => {
    const entry = {
      key: `${hit.kind}${hit.id}`,
      icon: ICONS[hit.kind],
      label: hit.name,
      context: [hit.context, hit.detail].filter((part) => part !== null && part !== hit.name).join(" · "),
      detail: t(`records.kind.${hit.kind}`),
      stage: stageOf(hit.stageId),
      closed: !hit.open,
      stale: hits.isPlaceholderData,
    };
    return onPick
      ? { ...entry, run: () => onPick(hit), stays: true }
      : { ...entry, to: `/${kindOfCode(hit.kind)}/${hit.id}` };
  });
  return { records, searching: hits.isFetching };
}

function useStageOf() {
  const stages = [...useLeadStages(), ...useDealStages()];
  return (id: number | null) => (id === null ? undefined : stages.find((stage) => stage.id === id));
}

function usePages(places: Place[]): Entry[] {
  const { t } = useTranslation();
  const sections = useSettingsSections();
  return [
    ...places.map((place) => ({
      key: place.to,
      icon: place.icon,
      label: t(`shell.${place.label}`),
      context: "",
      detail: "",
      keys: GO_KEYS[place.label] && `G ${GO_KEYS[place.label].toUpperCase()}`,
      to: place.to,
    })),
    ...sections.map((section) => ({
      key: section.path,
      icon: section.icon,
      label: t(`settings.section.${section.name}.name`),
      context: t("shell.settings"),
      detail: "",
      to: addressOfSettings(section.path),
    })),
  ];
}

function useCommands({ onKeys, onPlan }: Options): Entry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const modeCommands = useModeCommands();
  const duplicates = useDuplicatesCommands();
  const offers = useOfferCommands();
  const recurring = useRecurringCommands();
  const bin = useBinCommands();
  const create = useCreatable().map(({ kind, label, icon }) => ({
    key: `create-${kind}`,
    icon,
    label,
    run: () => void navigate({ to: `/${kind}`, search: { create: true } } as never),
  }));
  const plan = onPlan && {
    key: "plan",
    icon: IconCalendarPlus,
    label: t("shell.planActivity"),
    run: onPlan,
    stays: true,
  };
  const map = { key: "keys", icon: IconKeyboard, label: t("shell.keys.show"), run: onKeys, keys: "?" };
  return [
    ...create,
    ...(plan ? [plan] : []),
    ...modeCommands,
    ...duplicates,
    ...offers,
    ...recurring,
    ...bin,
    ...(phone ? [] : [map]),
  ].map((command) => ({
    context: "",
    detail: "",
    ...command,
  }));
}
