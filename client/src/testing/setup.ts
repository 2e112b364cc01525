import { cleanup } from "@testing-library/react";
import { afterAll, afterEach, vi } from "vitest";
import { forgetWay } from "@/testing/router";
import { currentToasts, dismissToast } from "@/ui/toasts";

// Several files of tests may share one document: none leaves anything to the next.

afterEach(() => {
  // what still moves must not outlive its document
  cleanup();
  for (const { id } of currentToasts()) dismissToast(id);
  document.body.innerHTML = "";
  localStorage.clear();
  sessionStorage.clear();
  forgetWay();
});

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
