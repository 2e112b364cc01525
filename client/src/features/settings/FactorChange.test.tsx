import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { FactorChange } from "./FactorChange";

beforeAll(prepareToShow);

describe("new recovery codes", () => {
  it("stay until somebody says that they are kept", async () => {
    const onClose = vi.fn();
    serve(({ path }) => (path.endsWith("/recovery-codes") ? { codes: ["abcd-efgh"] } : { items: [] }));
    show(<FactorChange verb="renew" onClose={onClose} />);
    await userEvent.type(screen.getByLabelText("Jetziges Passwort"), "geheim");
    await userEvent.type(screen.getByLabelText("Code"), "123456");
    await userEvent.click(screen.getByRole("button", { name: "Neue Wiederherstellungscodes" }));
    await screen.findByText("abcd-efgh");

    await userEvent.keyboard("{Escape}");
    const beside = document.querySelector(".mantine-Modal-overlay");
    if (beside !== null) fireEvent.click(beside);
    const around = document.querySelector(".mantine-Modal-inner");
    if (around !== null) fireEvent.click(around);
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.queryByRole("button", { name: "Schließen" })).toBeNull();

    await userEvent.click(screen.getByRole("button", { name: "Ich habe sie aufbewahrt" }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});
