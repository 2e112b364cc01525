import react from "@vitejs/plugin-react";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Where a running server answers while developing. */
const server = process.env["WEICHE_SERVER"] ?? "http://127.0.0.1:8080";
const proxied = ["/api", "/f", "/rest", "/health"];

const FIRST_PARTS = /\/(Shell|LeadsPage|DealsPage)-/;

/** Writes the service worker with the names of this build's files; its version is what they hold. */
function serviceWorker(): Plugin {
  return {
    name: "weiche:service-worker",
    apply: "build",
    closeBundle() {
      const dist = new URL("./dist/", import.meta.url);
      const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8")) as Record<
        string,
        { file: string }
      >;
      const files = [
        ...readdirSync(new URL("assets/", dist)).map((name) => `/assets/${name}`),
        ...readdirSync(new URL("./public/", import.meta.url))
          .filter((name) => /\.(svg|png|webmanifest)$/.test(name))
          .map((name) => `/${name}`),
      ].sort();
      const worker = readFileSync(new URL("./worker/sw.js", import.meta.url), "utf8");
      const content = createHash("sha256").update(worker);
      for (const name of [...files, "/index.html"])
        content.update(name).update(readFileSync(new URL(`.${name}`, dist)));
      writeFileSync(
        new URL("sw.js", dist),
        worker
          .replace("__VERSION__", content.digest("hex").slice(0, 12))
          .replace("__ENTRY__", `/${manifest["index.html"]?.file ?? ""}`)
          .replace("__FILES__", JSON.stringify(files)),
      );
    },
  };
}

// a busy machine draws a page slowly
const pages = { environment: "jsdom", setupFiles: ["src/testing/setup.ts"], testTimeout: 30_000 };
const sourceFile = (name: string) => fileURLToPath(new URL(`./src/${name}`, import.meta.url));
const shown = readdirSync(sourceFile(""), { recursive: true, encoding: "utf8" })
  .filter(
    (file) => file.endsWith(".test.tsx") && !/vi\.mock\(|@\/testing\/page/.test(readFileSync(sourceFile(file), "utf8")),
  )
  .map((file) => `src/${file}`);

export default defineConfig({
  plugins: [react(), serviceWorker()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    // The server checks that writes come from its own pages, so the page must look like one of them.
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, changeOrigin: false }])),
  },
  build: {
    target: "es2023",
    manifest: true,
    // Inlined assets would be data: addresses, which the page's policy allows for pictures only.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Naming what each later part needs would weigh 10 kB of the first load; only the first screen's parts are hurried.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === "html" || FIRST_PARTS.test(file) ? needed : needed.filter((name) => name.endsWith(".css")),
    },
  },
  test: {
    projects: [
      // what needs no document shares one place: a place of its own takes longer than most tests
      { extends: true, test: { name: "plain", environment: "node", include: ["src/**/*.test.ts"], isolate: false } },
      // so do tests that show parts of pages; whoever replaces more than the router or
      // wants no texts needs a place of their own
      {
        extends: true,
        resolve: { alias: { "@tanstack/react-router": sourceFile("testing/router.tsx") } },
        test: { ...pages, name: "shown", include: shown, isolate: false },
      },
      { extends: true, test: { ...pages, name: "apart", include: ["src/**/*.test.tsx"], exclude: shown } },
    ],
  },
});
