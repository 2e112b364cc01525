import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import { useOver } from "./useOver";
import { useShellKeys } from "./useShellKeys";

const arrival = vi.hoisted(() => {
  let come: () => void = () => undefined;
  const whole = new Promise<void>((resolve) => (come = resolve));
  return { whole, come: () => come() };
});
vi.mock("../palette/CommandPalette", async (original) => {
  await arrival.whole;
  return original();
});
vi.mock("@/lib/i18n/setup", () => ({ moreTexts: () => Promise.resolve() }));

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => vi.fn() }));
vi.mock("@/features/duplicates/entries", () => ({ useDuplicatesCommands: () => [] }));
vi.mock("@/features/modes/entries", () => ({ useModeCommands: () => [] }));
vi.mock("@/features/settings/sections", () => ({ useSettingsSections: () => [] }));
vi.mock("@/lib/dictionaries", () => ({ useDealStages: () => [], useLeadStages: () => [] }));
vi.mock("@/lib/mode", () => ({ useMode: () => undefined }));
vi.mock("@/lib/recent", () => ({ recentRecords: () => [] }));
vi.mock("@/lib/session", () => ({ useSession: () => ({}), useSees: () => true }));
vi.mock("./navigation", () => ({ placesOf: () => [] }));
vi.mock("./useCreatable", () => ({ useCreatable: () => [] }));

beforeAll(likeABrowser);

function Page({ go }: { go: () => void }) {
  const { search, map, shown } = useOver();
  useShellKeys({ search, map, go });
  return (
    <>
      <input aria-label="Notiz" />
      {shown}
    </>
  );
}

it("keeps what is typed before the palette stands, and takes none of it for a shortcut", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ items: [] })));
  const go = vi.fn();
  show(<Page go={go} />);

  // thought better of: what follows is written where it was before
  await userEvent.click(screen.getByLabelText("Notiz"));
  await userEvent.keyboard("{Control>}k{/Control}Bonn{Escape}Köln");
  expect(screen.getByLabelText<HTMLInputElement>("Notiz").value).toBe("Köln");

  await userEvent.keyboard("{Control>}k{/Control}Gdansk");
  await userEvent.keyboard("{Control>}k{/Control}!{Backspace}");
  arrival.come();
  const field = await screen.findByRole<HTMLInputElement>("combobox");
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard(" Nord");
  expect(field.value).toBe("Gdansk Nord");
  expect(go).not.toHaveBeenCalled();
  expect(screen.getByLabelText<HTMLInputElement>("Notiz").value).toBe("Köln");
});
