import { IconPlus } from "@tabler/icons-react";
import type { Kind } from "@/lib/kinds";
import { useMay } from "@/lib/session";
import { Button } from "@/ui/controls";

/** The next step where a list is empty, for those who may take it. */
export function CreateFirst({ kind, label, onClick }: { kind: Kind; label: string; onClick: () => void }) {
  if (!useMay(kind, "add")) return null;
  return (
    <Button leftSection={<IconPlus size={16} />} onClick={onClick}>
      {label}
    </Button>
  );
}
