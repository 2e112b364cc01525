import { IconPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { usePhone } from "@/ui/usePhone";
import { useCreatable } from "./useCreatable";

/** A new record from anywhere. */
export function CreateMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kinds = useCreatable();
  const phone = usePhone();
  // on the phone the page's own button is near enough
  if (kinds.length === 0 || phone) return null;
  return (
    <Dropdown
      label={t("shell.createMenu")}
      width={220}
      parts={kinds.map(({ kind, label, icon: Icon }) => ({
        key: kind,
        label,
        icon: <Icon size={16} stroke={1.6} />,
        run: () => void navigate({ to: `/${kind}`, search: { create: true } } as never),
      }))}
    >
      {(trigger) => (
        <IconButton {...trigger} label={t("shell.createMenu")} variant="default">
          <IconPlus size={17} />
        </IconButton>
      )}
    </Dropdown>
  );
}
