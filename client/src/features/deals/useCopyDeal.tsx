import { IconCopyPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { problemText } from "@/lib/problemText";
import { useMay } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { renew } from "@/records/queries";
import type { Deal } from "@/records/types";
import { useRecordsUrl } from "@/records/useRecordsUrl";
import type { DropdownItem } from "@/ui/Dropdown";
import { toast } from "@/ui/toasts";

/** The item of a deal's menu that makes another one like it, and opens that where this one is open. */
export function useCopyDeal(deal: Deal, inDrawer: boolean): DropdownItem[] {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [, setUrl] = useRecordsUrl();
  const mayAdd = useMay("deals", "add");
  const copy = useOnce(
    useMutation({
      mutationFn: () => api.post<Deal>(`/deals/${deal.id}/copies`, {}, { idempotencyKey: newIdempotencyKey() }),
      onSuccess: async (made: Deal) => {
        if (inDrawer) setUrl({ card: `deals:${made.id}` });
        else void navigate({ to: addressOfRecord("deals", made.id) } as never);
        toast(t("card.copied", { name: made.title }));
        await renew(client, "deals");
      },
      onError: (error) => toast(problemText(t, error), { tone: "error" }),
    }),
  );
  if (!mayAdd) return [];
  return [
    {
      key: "copy",
      icon: <IconCopyPlus size={16} stroke={1.6} />,
      label: t("card.copyDeal"),
      run: () => copy.mutate(),
    },
  ];
}
