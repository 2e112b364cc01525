import {
  IconBuilding,
  IconCheckbox,
  IconInbox,
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
    "inbox" | "leads" | "deals" | "contacts" | "companies" | "activities" | "settings"
  >;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Shown in classic mode only. */
  classicOnly?: true;
}

/** The places of the left rail, in order. Add a page: its route in router.tsx, its line here. */
export const PLACES: Place[] = [
  { to: "/inbox", label: "inbox", icon: IconInbox },
  { to: "/leads", label: "leads", icon: IconTargetArrow, classicOnly: true },
  { to: "/deals", label: "deals", icon: IconBriefcase },
  { to: "/contacts", label: "contacts", icon: IconUsers },
  { to: "/companies", label: "companies", icon: IconBuilding },
  { to: "/activities", label: "activities", icon: IconCheckbox },
  { to: "/settings", label: "settings", icon: IconSettings },
];

export function placesOf(mode: CrmMode | undefined): Place[] {
  return PLACES.filter((place) => place.classicOnly !== true || mode?.mode === "CLASSIC");
}

export function startAddress(mode: CrmMode | undefined): string {
  return mode?.mode === "CLASSIC" ? "/leads" : "/deals";
}
