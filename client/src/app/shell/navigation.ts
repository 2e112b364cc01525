import {
  IconAlertTriangle,
  IconBuilding,
  IconChartBar,
  IconCheckbox,
  IconInbox,
  IconMessages,
  IconSettings,
  IconTargetArrow,
  IconUsers,
  IconBriefcase,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { CrmMode } from "@/lib/api/payloads";
import type { Texts } from "@/lib/i18n/texts";

export interface Place {
  to: string;
  label: Extract<
    keyof Texts["shell"],
    | "inbox"
    | "chat"
    | "leads"
    | "attention"
    | "deals"
    | "contacts"
    | "companies"
    | "activities"
    | "reports"
    | "settings"
  >;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Without it a place is always shown. */
  shown?: (mode: CrmMode | undefined) => boolean;
}

function leftOpen(mode: CrmMode | undefined): boolean {
  return mode?.mode === "SIMPLE" && mode.needsAttention > 0;
}

/** The places of the left rail, in order. Add a page: its route in router.tsx, its line here. */
export const PLACES: Place[] = [
  { to: "/inbox", label: "inbox", icon: IconInbox },
  { to: "/chat", label: "chat", icon: IconMessages },
  { to: "/leads", label: "leads", icon: IconTargetArrow, shown: (mode) => mode?.mode === "CLASSIC" },
  // without a place for leads, those that a switch left open would be out of sight
  { to: "/leads", label: "attention", icon: IconAlertTriangle, shown: leftOpen },
  { to: "/deals", label: "deals", icon: IconBriefcase },
  { to: "/contacts", label: "contacts", icon: IconUsers },
  { to: "/companies", label: "companies", icon: IconBuilding },
  { to: "/activities", label: "activities", icon: IconCheckbox },
  { to: "/reports", label: "reports", icon: IconChartBar },
  { to: "/settings", label: "settings", icon: IconSettings },
];

export function placesOf(mode: CrmMode | undefined): Place[] {
  return PLACES.filter((place) => place.shown === undefined || place.shown(mode));
}

export function startAddress(mode: CrmMode | undefined): string {
  return mode?.mode === "CLASSIC" ? "/leads" : "/deals";
}
