import { addressOf, csrfHeader } from "./client";
import { ApiProblem, problemOf } from "./problem";

/** The server takes no more in one file. */
export const LARGEST_FILE = 100 * 1024 * 1024;

export interface Upload<T> {
  done: Promise<T>;
  cancel: () => void;
}

/**
 * Sends a file as it is. `fetch` cannot tell how far it is, so this is the older way.
 * @param onProgress from 0 to 1
 */
export function upload<T>(
  path: string,
  query: Record<string, string | number | undefined>,
  file: File,
  onProgress: (share: number) => void,
): Upload<T> {
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    request.open("POST", addressOf(path, query));
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
        return;
      }
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { "Content-Type": request.getResponseHeader("Content-Type") ?? "" },
      });
      void problemOf(answer).then(reject);
    };
    request.onerror = () => reject(new ApiProblem(0, "offline"));
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
