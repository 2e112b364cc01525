import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import type { Conversation } from "./api";
import { NewInquiry } from "./NewInquiry";

beforeAll(prepareToShow);

const CONVERSATION = { id: 7, name: null, email: null, phone: null } as Conversation;

it("asks for a way to answer, and then makes an inquiry of what was said", async () => {
  const sent = serve(({ body }) =>
    (body as Conversation).phone === null
      ? refusal(400, "invalid-input", [{ field: "email", code: "required" }])
      : { ...CONVERSATION, inquiryId: 3 },
  );
  show(<NewInquiry conversation={CONVERSATION} />);
  await userEvent.click(screen.getByRole("button", { name: "Als Anfrage aufnehmen" }));
  expect(await screen.findByText(/sonst kann niemand antworten/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText("Telefon"), "030 901820");
  await userEvent.click(screen.getByRole("button", { name: "Als Anfrage aufnehmen" }));
  expect(await screen.findByText("Die Anfrage ist aufgenommen")).toBeTruthy();
  await waitFor(() => expect(sent.at(-1)?.body).toEqual({ name: null, email: null, phone: "030 901820" }));
});
