import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { EmailForm } from "./EmailForm";

beforeAll(prepareToShow);

const SIGNATURE = "\n\n-- \nClara Vogt";

/** Opens the form of a deal in which nothing is begun; the account has two templates. */
async function begin(id: number) {
  serve(({ path }) => {
    if (path.startsWith("/mail-templates"))
      return {
        items: [
          { id: 1, name: "Termin", subject: "Ihr Termin", body: "passt Dienstag?" },
          { id: 2, name: "Angebot", subject: "Ihr Angebot", body: "haben Sie noch Fragen?" },
        ],
      };
    if (!path.includes("/email-draft")) return { items: [] };
    const template = new URLSearchParams(path.split("?")[1]).get("template");
    const [subject, words] =
      template === null
        ? [null, ""]
        : template === "1"
          ? ["Ihr Termin", "passt Dienstag?"]
          : ["Ihr Angebot", "haben Sie noch Fragen?"];
    return { mailboxId: 1, to: [], cc: [], subject, body: words + SIGNATURE, known: [] };
  });
  show(<EmailForm kind="deals" id={id} />);
  const body = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Text" });
  const subject = screen.getByRole<HTMLInputElement>("textbox", { name: "Betreff" });
  return { body, subject };
}

async function choose(name: string) {
  await userEvent.click(await screen.findByPlaceholderText("Ohne Vorlage"));
  await userEvent.click(await screen.findByRole("option", { name }));
}

describe("a template for a message", () => {
  it("fills a message in which nothing was typed, and gives way to another one", async () => {
    const { body, subject } = await begin(7);
    await choose("Termin");
    await waitFor(() => expect(body.value).toBe(`passt Dienstag?${SIGNATURE}`));
    expect(subject.value).toBe("Ihr Termin");
    await choose("Angebot");
    await waitFor(() => expect(body.value).toBe(`haben Sie noch Fragen?${SIGNATURE}`));
    expect(subject.value).toBe("Ihr Angebot");
  });

  it("leaves what was typed and stands behind it", async () => {
    const { body, subject } = await begin(8);
    await userEvent.type(subject, "Dach");
    await userEvent.type(body, "Liebe Nora,", { initialSelectionStart: 0, initialSelectionEnd: 0 });
    await choose("Termin");
    await waitFor(() => expect(body.value).toBe(`Liebe Nora,\n\npasst Dienstag?${SIGNATURE}`));
    expect(subject.value).toBe("Dach");
  });
});
