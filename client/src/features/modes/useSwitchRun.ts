import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useReducer } from "react";
import { addressOf } from "@/lib/api/client";
import type { SwitchRun } from "@/lib/api/payloads";
import { switchQuery } from "./api";
import { renewAll } from "./renew";
import { FRESH_STREAM, isUnfinished, pollEvery, streamReducer, type StreamState, wantsStream } from "./stream";

const SILENCE_MS = 10_000;

interface Live {
  query: UseQueryResult<SwitchRun>;
  stream: StreamState;
  /** Call with the answer when a finished run goes on. */
  restarted: (run: SwitchRun) => void;
}

/** One run, kept up to date: by server-sent events, and by asking where those do not get through. */
export function useSwitchRun(id: number): Live {
  const queryClient = useQueryClient();
  const [stream, dispatch] = useReducer(streamReducer, FRESH_STREAM);
  const unfinished = (run: SwitchRun | undefined) => run !== undefined && isUnfinished(run);
  const query = useQuery({
    ...switchQuery(id),
    refetchInterval: ({ state }) => (unfinished(state.data) ? pollEvery(stream) : false),
  });
  const wanted = unfinished(query.data) && wantsStream(stream);

  useEffect(() => {
    if (!wanted || typeof EventSource === "undefined") return;
    const key = switchQuery(id).queryKey;
    const source = new EventSource(addressOf(`/crm-mode/switches/${id}/events`));
    let heardAt = Date.now();
    source.addEventListener("switch", (event: MessageEvent<string>) => {
      heardAt = Date.now();
      const run = JSON.parse(event.data) as SwitchRun;
      // An answer that was asked for before this event must not overwrite it.
      void queryClient.cancelQueries({ queryKey: key });
      queryClient.setQueryData(key, run);
      dispatch({ type: "heard", status: run.status });
      if (!isUnfinished(run)) {
        source.close();
        void renewAll(queryClient);
      }
    });
    source.addEventListener("error", () => dispatch({ type: "failed" }));
    const watch = setInterval(() => {
      if (Date.now() - heardAt > SILENCE_MS) dispatch({ type: "silent" });
    }, SILENCE_MS / 2);
    return () => {
      clearInterval(watch);
      source.close();
    };
  }, [id, wanted, queryClient]);

  return {
    query,
    stream,
    restarted(run) {
      queryClient.setQueryData(switchQuery(id).queryKey, run);
      dispatch({ type: "restarted" });
    },
  };
}
