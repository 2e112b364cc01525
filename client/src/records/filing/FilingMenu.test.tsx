import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { filingOfEmail, type Place } from "./api";
import { FilingMenu } from "./FilingMenu";

beforeAll(prepareToShow);

const HERE: Place = { kind: "DEAL", id: 7, name: "Dach" };
const THERE: Place = { kind: "LEAD", id: 5, name: "Anfrage" };

/** The menu of message 3 on the card of deal 7. */
function begin(places: Place[]) {
  const asked: string[] = [];
  serve(({ path, method }) => {
    if (method !== "GET") asked.push(`${method} ${path}`);
    return path.startsWith("/search") ? { items: [{ kind: "CONTACT", id: 9, name: "Erika" }] } : {};
  });
  show(
    <FilingMenu
      name="Angebot"
      kind="deals"
      id={7}
      places={places}
      removable={places.length > 1}
      {...filingOfEmail(3, places, "deals", 7)}
    />,
  );
  return asked;
}

const open = () => userEvent.click(screen.getByRole("button", { name: "Ablage von „Angebot“" }));

describe("The menu of what is filed", () => {
  it("offers to take off only what lies elsewhere too", async () => {
    begin([HERE]);
    await open();
    expect(await screen.findByRole("menuitem", { name: "Auch ablegen bei …" })).toBeTruthy();
    expect(screen.queryByRole("menuitem", { name: "Von hier entfernen" })).toBeNull();
  });

  it("names the other records and takes it off this one", async () => {
    const asked = begin([THERE, HERE]);
    await open();
    expect(await screen.findByRole("menuitem", { name: "Anfrage · Lead" })).toBeTruthy();
    await userEvent.click(screen.getByRole("menuitem", { name: "Von hier entfernen" }));
    await waitFor(() => expect(asked).toEqual(["DELETE /deals/7/emails/3"]));
  });

  it("files it with the record somebody finds", async () => {
    const asked = begin([HERE]);
    await open();
    await userEvent.click(await screen.findByRole("menuitem", { name: "Auch ablegen bei …" }));
    await userEvent.type(await screen.findByPlaceholderText("Name, Telefon oder E-Mail"), "Eri");
    await userEvent.click(await screen.findByRole("option", { name: "Erika · Kontakt" }));
    await userEvent.click(screen.getByRole("button", { name: "Ablegen" }));
    await waitFor(() => expect(asked).toEqual(["POST /deals/7/emails/3/records"]));
  });
});
