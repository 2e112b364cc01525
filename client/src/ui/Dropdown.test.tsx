import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { Dropdown, type DropdownPart } from "./Dropdown";

beforeAll(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  // loaded here, so that no test has to wait for it
  await import("./DropdownMenu");
});

function show(parts: DropdownPart[], keepOpen = false) {
  render(
    <MantineProvider env="test">
      <Dropdown label="Mehr" parts={parts} keepOpen={keepOpen}>
        {(trigger) => (
          <button type="button" {...trigger}>
            Öffnen
          </button>
        )}
      </Dropdown>
    </MantineProvider>,
  );
  return screen.getByRole("button", { name: "Öffnen" });
}

describe("a button with a menu", () => {
  it("opens with a click, runs what is chosen and closes", async () => {
    const run = vi.fn();
    const button = show([{ key: 1, label: "Löschen", run }]);
    expect(button.getAttribute("aria-expanded")).toBe("false");
    await userEvent.click(button);
    await userEvent.click(await screen.findByRole("menuitem", { name: "Löschen" }));
    expect(run).toHaveBeenCalledOnce();
    expect(screen.queryByRole("menu")).toBeNull();
    expect(button.getAttribute("aria-expanded")).toBe("false");
  });

  it("opens with the arrow key and closes with Escape", async () => {
    const button = show([{ key: 1, label: "Löschen", run: vi.fn() }]);
    button.focus();
    await userEvent.keyboard("{ArrowDown}");
    await screen.findByRole("menu");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("says what is on, and stays open for several ticks", async () => {
    const run = vi.fn();
    const button = show([{ key: 1, label: "Anna", checked: true, run }], true);
    await userEvent.click(button);
    const anna = await screen.findByRole("menuitemcheckbox", { name: "Anna" });
    expect(anna.getAttribute("aria-checked")).toBe("true");
    await userEvent.click(anna);
    expect(run).toHaveBeenCalledOnce();
    expect(screen.getByRole("menu")).toBeTruthy();
  });
});
