import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@/ui/fonts.css";
import "@/ui/styles.css";
import { App } from "@/app/App";
import { startTexts } from "@/lib/i18n/setup";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element #root.");

await startTexts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
