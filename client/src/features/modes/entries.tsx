import { IconSwitch3 } from "@tabler/icons-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import { useMode } from "@/lib/mode";
import type { DropdownItem } from "@/ui/Dropdown";
import { openModeDialog } from "./dialogStore";

/** The entry in the ⚙ menu (⋯ on the phone) over leads and deals, for those who may change the mode. */
export function useModeMenu(kind: Kind): DropdownItem[] {
  const { t } = useTranslation();
  const mayChange = useMode()?.mayChange === true;
  if (!mayChange || (kind !== "leads" && kind !== "deals")) return [];
  const icon = <IconSwitch3 size={16} stroke={1.6} />;
  return [{ key: "crm-mode", icon, label: t("modeBar.title"), run: openModeDialog }];
}

/** What the command palette offers for the mode; nothing without the right. */
export function useModeCommands() {
  const { t } = useTranslation();
  const mode = useMode();
  if (mode?.mayChange !== true) return [];
  return [{ key: "crm-mode", icon: IconSwitch3, label: t("modeBar.command"), run: openModeDialog }];
}

const Lost = later(() => import("./PlanNote").then((m) => m.PlanNote));

/** Above the lists, for those who may change the mode, as long as the plan lacks the mode the account works in. */
export function PlanNote() {
  const mode = useMode();
  if (mode?.mode !== "CLASSIC" || mode.classicAllowed || !mode.mayChange) return null;
  return (
    <Suspense>
      <Lost />
    </Suspense>
  );
}

const LeftOpen = later(() => import("./AttentionBar").then((m) => m.AttentionBar));

/** Above leads and deals, while there are leads that could not be converted. */
export function AttentionBar({ kind }: { kind: Kind }) {
  const mode = useMode();
  if (mode === undefined || mode.needsAttention === 0 || (kind !== "leads" && kind !== "deals")) return null;
  return (
    <Suspense>
      <LeftOpen kind={kind} mode={mode} />
    </Suspense>
  );
}
