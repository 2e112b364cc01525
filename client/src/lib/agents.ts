const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** What people call a browser and what it runs on, from what it calls itself; undefined for one nobody knows. */
export function agentName(agent: string | null): string | undefined {
  if (agent === null) return undefined;
  const named = [BROWSERS, SYSTEMS].flatMap((known) => known.find(([word]) => word.test(agent))?.[1] ?? []);
  return named.length === 0 ? undefined : named.join(" · ");
}

/** Whether it is one that fits into a pocket. */
export function isPhone(agent: string | null): boolean {
  return agent !== null && /\b(iPhone|Android|Mobile)\b/.test(agent);
}
