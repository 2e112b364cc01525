import { IconRepeat } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import type { RepeatDealProps } from "@/records/slots";
import type { DropdownItem } from "@/ui/Dropdown";

const Dialog = later(() => import("./RepeatDeal").then((m) => m.RepeatDeal));

/** The entry in the ⚙ menu (⋯ on the phone) over deals. */
export function useRecurringMenu(kind: Kind): DropdownItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (kind !== "deals") return [];
  const icon = <IconRepeat size={16} stroke={1.6} />;
  const run = () => void navigate({ to: "/recurring-deals" } as never);
  return [{ key: "recurring", icon, label: t("shell.recurring"), run }];
}

/** What the command palette offers. */
export function useRecurringCommands() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const run = () => void navigate({ to: "/recurring-deals" } as never);
  return [{ key: "recurring", icon: IconRepeat, label: t("shell.recurring"), run }];
}

export function RepeatDeal(props: RepeatDealProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
