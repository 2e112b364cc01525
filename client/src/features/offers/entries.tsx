import { IconBriefcase } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import { useSees } from "@/lib/session";
import type { DealOffersProps } from "@/records/slots";

const Offers = later(() => import("./Offers").then((m) => m.Offers));

/** What a deal offers its customer, in its card. */
export function DealOffers(props: DealOffersProps) {
  return (
    <Suspense>
      <Offers {...props} />
    </Suspense>
  );
}

/** The list of all offers, for whoever sees what they say. */
export function useOfferCommands() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const seen = useSees("AMOUNT");
  const run = () => void navigate({ to: "/offers" } as never);
  return seen ? [{ key: "offers", icon: IconBriefcase, label: t("shell.offers"), run }] : [];
}

/** The entry in the ⚙ menu (⋯ on the phone) over deals. */
export function useOfferMenu(kind: Kind) {
  const entries = useOfferCommands();
  return kind === "deals" ? entries.map((entry) => ({ ...entry, icon: <IconBriefcase size={16} stroke={1.6} /> })) : [];
}
