import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { modeQuery } from "@/lib/mode";
import { RowSkeletons } from "@/ui/states";
import { startAddress } from "./shell/navigation";

/** Leads where there are leads, deals elsewhere. */
export function StartPage() {
  const mode = useQuery(modeQuery);
  if (mode.isPending) return <RowSkeletons />;
  return <Navigate to={startAddress(mode.data)} replace />;
}
