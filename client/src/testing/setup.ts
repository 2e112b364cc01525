import { afterEach } from "vitest";

if (typeof document !== "undefined") {
  const { cleanup } = await import("@testing-library/react");
  afterEach(() => {
    // what still moves must not outlive its document
    cleanup();
    document.body.innerHTML = "";
    localStorage.clear();
  });
}
