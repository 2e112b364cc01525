import { OfflineBar } from "@/features/offline/OfflineBar";
import { PlanNext } from "@/records/planning/PlanNext";
import { ViewAsBar } from "./ViewAsBar";

/** What lies over the page as long as something is not as usual, or somebody plans what comes next. */
export function Bars() {
  return (
    <>
      <ViewAsBar />
      <OfflineBar />
      <PlanNext />
    </>
  );
}
