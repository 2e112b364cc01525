import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ConversionPage } from "./ConversionPage";
import { DealsPage } from "./DealsPage";
import { FunnelPage } from "./FunnelPage";
import { RecordsPage } from "./RecordsPage";
import { TeamPage } from "./TeamPage";

const PAGES: Partial<Record<string, () => ReactNode>> = {
  funnel: FunnelPage,
  leads: ConversionPage,
  deals: DealsPage,
  team: TeamPage,
  records: RecordsPage,
};

/** The reports of leads, deals and people, each under its name; they share one part of the program. */
export function PartPage() {
  const { part }: { part?: string } = useParams({ strict: false });
  const Page = PAGES[part ?? ""] ?? FunnelPage;
  return <Page key={part} />;
}
