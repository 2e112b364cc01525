/** The service worker: keeps the program's files, and says when a newer version waits. */

const LOOK_AGAIN_MS = 30 * 60_000;

/** Registers it, where the browser allows: on https and on this machine. @returns how to stop looking for new versions */
export function startWorker(onNewVersion: (take: () => void) => void): () => void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return () => undefined;
  const { serviceWorker } = navigator;
  let timer: ReturnType<typeof setInterval> | undefined;
  let reloads = false;
  const hadOne = serviceWorker.controller !== null;
  const taken = () => {
    const now = navigator.serviceWorker.controller;
    if (reloads) location.reload();
    // another tab took the new version over; this page is still the old one
    else if (hadOne && now) void tell(now);
  };
  serviceWorker.addEventListener("controllerchange", taken);

  /** A page of the same version needs no question: the worker just takes over. */
  async function tell(worker: ServiceWorker) {
    const same = (await entryOf(worker)) === pageEntry();
    if (same) {
      worker.postMessage("take-over");
      return;
    }
    onNewVersion(() => {
      reloads = true;
      if (worker.state === "installed") worker.postMessage("take-over");
      else location.reload();
    });
  }

  void serviceWorker
    .register("/sw.js", { updateViaCache: "none" })
    .then((registration) => {
      const look = () => {
        const { waiting } = registration;
        if (waiting && serviceWorker.controller) void tell(waiting);
      };
      look();
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", look);
      });
      timer = setInterval(() => void registration.update().catch(() => undefined), LOOK_AGAIN_MS);
    })
    // without it everything works as well, only not without the server
    .catch(() => undefined);
  return () => {
    clearInterval(timer);
    serviceWorker.removeEventListener("controllerchange", taken);
  };
}

/** The script this page runs. */
function pageEntry(): string {
  const script = document.querySelector<HTMLScriptElement>("script[type=module][src]");
  return script === null ? "" : new URL(script.src).pathname;
}

function entryOf(worker: ServiceWorker): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("entry", [port2]);
  });
}
