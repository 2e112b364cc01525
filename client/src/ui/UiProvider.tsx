import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { setNonce } from "get-nonce";
import type { ReactNode } from "react";
import { theme, variables } from "./theme";
import { Toasts } from "./Toasts";

const schemes = localStorageColorSchemeManager({ key: "weiche.theme" });

// The page's policy runs no style that does not carry the nonce the server put into the page.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
setNonce(nonce);

/** Everything the components need: theme, light or dark, style nonce, messages. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
      <Toasts />
    </MantineProvider>
  );
}
