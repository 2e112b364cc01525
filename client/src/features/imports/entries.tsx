import { IconFileImport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { useMay } from "@/lib/session";
import type { DropdownItem } from "@/ui/Dropdown";

/** The entry in the ⚙ menu (⋯ on the phone) over every list. */
export function useImportMenu(kind: Kind): DropdownItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!useMay(kind, "import")) return [];
  const icon = <IconFileImport size={16} stroke={1.6} />;
  const run = () => void navigate({ to: "/settings/import", search: { kind } } as never);
  return [{ key: "import", icon, label: t("shell.import"), run }];
}
