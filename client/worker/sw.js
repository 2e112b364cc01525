// The service worker: keeps the program's own files, so that it opens without the server. Answers of the interface are
// never its matter: what has been read is kept by the page, for one person, and goes when they sign out.
// vite.config.ts fills in the names of the files of this build.
const VERSION = "__VERSION__";
const ENTRY = "__ENTRY__";
const FILES = new Set(__FILES__);

const PREFIX = "weiche-shell-";
const SHELL = PREFIX + VERSION;
const PAGE = "/";
const PATIENCE_MS = 6_000;
/** Those of the version before stay for pages that are still open. */
const KEPT_VERSIONS = 2;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "take-over") void self.skipWaiting();
  else if (event.data === "entry") event.ports[0]?.postMessage(ENTRY);
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (FILES.has(url.pathname)) event.respondWith(file(request, url.pathname));
  else if (request.mode === "navigate" && isPage(url.pathname)) event.respondWith(page(request, url.pathname));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(file(request, url.pathname));
});

async function fill() {
  const shell = await caches.open(SHELL);
  // names tell the content, so what an earlier version has needs not be fetched again
  await Promise.all(
    [...FILES].map(async (name) => {
      const known = name.startsWith("/assets/") ? await caches.match(name) : undefined;
      await (known ? shell.put(name, known) : shell.add(new Request(name, { cache: "no-cache" })));
    }),
  );
  const answer = await fetch(PAGE, { cache: "no-store" });
  if (!answer.ok) throw new Error(`the page answers ${answer.status}`);
  // another node may be of another version; then the browser tries again later
  if (!(await answer.clone().text()).includes(ENTRY)) throw new Error("the page belongs to another version");
  await shell.put(PAGE, answer);
}

async function tidy() {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== SHELL);
  await Promise.all(shells.slice(0, Math.max(0, shells.length + 1 - KEPT_VERSIONS)).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function file(request, name) {
  return (await caches.match(name)) ?? fetch(request);
}

/** From the server as long as it answers, else the kept one. What somebody shares does not go out in an address. */
async function page(request, path) {
  const shell = await caches.open(SHELL);
  const kept = () => shell.match(PAGE);
  if (path === "/share") return (await kept()) ?? fetch(request);
  try {
    const answer = await Promise.race([fetch(request), overdue()]);
    return answer.status < 500 ? answer : ((await kept()) ?? answer);
  } catch {
    return (await kept()) ?? Response.error();
  }
}

function overdue() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), PATIENCE_MS));
}

function isPage(path) {
  return !/^\/(api|rest|f|oidc|health|assets)(\/|$)/.test(path) && !path.slice(path.lastIndexOf("/")).includes(".");
}
