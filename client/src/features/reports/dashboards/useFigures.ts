import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { type Dashboard, figuresQuery } from "./api";
import { useDashboardUrl } from "./url";

/** On a large screen nobody asks for the latest. */
const EVERY_MINUTE = 60_000;

/** The figures of all tiles, as the address narrows them. */
export function useFigures(dashboard: Dashboard) {
  const { narrowing, large } = useDashboardUrl();
  const found = useQuery({
    ...figuresQuery(dashboard, narrowing),
    refetchInterval: large && EVERY_MINUTE,
    refetchIntervalInBackground: large,
  });
  const { data } = found;
  const figuresOf = useCallback((place: number) => data?.find((one) => one.place === place), [data]);
  return { ...found, figuresOf };
}
