import { ApiProblem, problemOf } from "./problem";

/**
 * What stands at an address, as a file. Without leaving the page, and unlike a link it hears why the server refuses.
 * @throws ApiProblem when it refuses, fails or cannot be reached
 */
export async function fetchFile(address: string): Promise<Blob> {
  const response = await fetch(address, { credentials: "same-origin" }).catch(() => {
    throw new ApiProblem(0, "offline");
  });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}
