/** JSON in lines; a form field by field. */
export function readable(contentType: string, body: string): string {
  if (contentType !== "application/json") return decodeURIComponent(body.replaceAll("&", "\n").replaceAll("+", " "));
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
