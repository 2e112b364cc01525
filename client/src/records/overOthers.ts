import { api } from "@/lib/api/client";
import { isProblem } from "@/lib/api/problem";
import { clashes, type Values } from "@/lib/clashes";

/**
 * Sends a change of what was seen. Who changed something else meanwhile, most often the same person a moment before,
 * does not stand in its way: then it is sent again, as a change of what is there now.
 * @param path where that is read
 * @throws ApiProblem `version-conflict` when the same was changed
 */
export async function overOthers<R>(
  path: string,
  seen: { version: number },
  change: Values,
  send: (version: number) => Promise<R>,
): Promise<R> {
  try {
    return await send(seen.version);
  } catch (error) {
    if (!isProblem(error, "version-conflict")) throw error;
    const now = await api.get<{ version: number }>(path);
    if (clashes({ ...seen }, { ...now }, change).length > 0) throw error;
    return await send(now.version);
  }
}
