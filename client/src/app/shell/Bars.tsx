import { OfflineBar } from "@/features/offline/OfflineBar";
import { ViewAsBar } from "./ViewAsBar";

/** What lies over the page as long as something is not as usual. */
export function Bars() {
  return (
    <>
      <ViewAsBar />
      <OfflineBar />
    </>
  );
}
