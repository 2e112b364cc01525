import { IconArrowsJoin } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import type { DropdownItem } from "@/ui/Dropdown";

const Hint = later(() => import("./Hint").then((m) => m.DuplicateHint));

/** The entry in the ⚙ menu (⋯ on the phone) over lists. */
export function useDuplicatesMenu(kind: Kind): DropdownItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const icon = <IconArrowsJoin size={16} stroke={1.6} />;
  const run = () => void navigate({ to: "/duplicates", search: { kind } } as never);
  return [{ key: "duplicates", icon, label: t("shell.reviewDuplicates"), run }];
}

/** What the command palette offers. */
export function useDuplicatesCommands() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const run = () => void navigate({ to: "/duplicates" } as never);
  return [{ key: "duplicates", icon: IconArrowsJoin, label: t("shell.reviewDuplicates"), run }];
}

export function CardNote({ kind, id }: { kind: Kind; id: number }) {
  return (
    <Suspense>
      <Hint kind={kind} id={id} />
    </Suspense>
  );
}
