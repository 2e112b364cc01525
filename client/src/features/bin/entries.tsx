import { IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import type { DropdownItem } from "@/ui/Dropdown";

/** The entry in the ⚙ menu (⋯ on the phone) over lists. */
export function useBinMenu(kind: Kind): DropdownItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const icon = <IconTrash size={16} stroke={1.6} />;
  const run = () => void navigate({ to: "/bin", search: { kind } } as never);
  return [{ key: "bin", icon, label: t("shell.bin"), run }];
}

/** What the command palette offers. */
export function useBinCommands() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const run = () => void navigate({ to: "/bin" } as never);
  return [{ key: "bin", icon: IconTrash, label: t("shell.bin"), run }];
}
