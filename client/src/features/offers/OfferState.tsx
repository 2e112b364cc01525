import { useTranslation } from "react-i18next";
import { Badge } from "@/ui/display";
import type { OfferLine } from "./api";

const COLORS = { DRAFT: "gray", ISSUED: "blue", ACCEPTED: "green", DECLINED: "red", REPLACED: "gray" } as const;

/** How an offer stands. */
export function OfferState({ offer: { expired, status } }: { offer: Pick<OfferLine, "expired" | "status"> }) {
  const { t } = useTranslation();
  return (
    <Badge size="sm" variant="light" color={expired ? "orange" : COLORS[status]}>
      {t(expired ? "offers.expired" : `offers.status.${status}`)}
    </Badge>
  );
}
