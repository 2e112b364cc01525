import { IconRepeat } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/lib/session";
import { useSlots } from "@/records/slots";
import type { Deal } from "@/records/types";
import type { DropdownItem } from "@/ui/Dropdown";

/** The item of a deal's menu that makes it recur, and the dialog it opens. */
export function useRepeatDeal(deal: Deal): { menu: DropdownItem[]; dialog: ReactNode } {
  const { t } = useTranslation();
  const { repeatDeal: Dialog } = useSlots();
  const [open, setOpen] = useState(false);
  const mayAdd = useMay("deals", "add");
  const mayChange = useMay("deals", "change");
  const allowed = useSession().account.recurringDealsAllowed !== false;
  if (Dialog === null || !mayAdd || !mayChange) return { menu: [], dialog: null };
  return {
    menu: [
      {
        key: "repeat",
        icon: <IconRepeat size={16} stroke={1.6} />,
        label: t("recurring.repeat"),
        disabled: !allowed,
        hint: allowed ? undefined : t("problems.slug.plan-does-not-include-recurring-deals"),
        run: () => setOpen(true),
      },
    ],
    dialog: open && <Dialog deal={deal} onClose={() => setOpen(false)} />,
  };
}
