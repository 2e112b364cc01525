import { useQuery } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import { CellEditor } from "../list/CellEditor";
import { recordQuery } from "../queries";
import type { ContactPoint, Points, StagedRecord } from "../types";
import { useChangeRecord, useSave } from "../useChangeRecord";
import { InlineSelect } from "./InlineField";
import { PointsField } from "./PointsField";
import { StagedFields } from "./StagedFields";

beforeAll(prepareToShow);

type Lead = StagedRecord & Pick<Points, "phones">;

const lead = (version: number, changed: Partial<Lead> = {}) =>
  ({
    id: 324,
    version,
    title: "Halle",
    responsibleId: 1,
    observerIds: [],
    sourceId: 3,
    comments: null,
    amount: { value: "1000.00", currency: "EUR" },
    phones: [],
    custom: {},
    ...changed,
  }) as unknown as Lead;

const eur = (value: string) => ({ amount: { value, currency: "EUR" } });
const SOURCES = [
  { id: 3, name: "Messe" },
  { id: 4, name: "Empfehlung" },
  { id: 5, name: "Anzeige" },
];

function Card() {
  const { data } = useQuery({ ...recordQuery<Lead>("leads", 324), staleTime: Infinity });
  return data && <Fields record={data} />;
}

function Fields({ record }: { record: Lead }) {
  const save = useSave("leads", record);
  const change = useChangeRecord<Lead>("leads");
  return (
    <>
      <StagedFields kind="leads" record={record} readOnly={false} onSave={save} />
      <InlineSelect
        label="Herkunft"
        value={record.sourceId}
        options={SOURCES}
        onSave={(sourceId) => void save({ sourceId })}
      />
      <PointsField
        label="Telefon"
        type="tel"
        points={record.phones}
        onSave={(phones: ContactPoint[]) => save({ phones })}
      />
      <CellEditor
        record={record}
        label="Zelle"
        edit={{ as: "text", value: (one: Lead) => one.title, change: (title) => ({ title }) }}
        onChange={(fields) => change.mutate({ record, change: fields })}
        onClose={() => undefined}
      />
    </>
  );
}

/** A card that somebody looks at, and a server on which others change the same record; the card hears of that. */
async function looking(start: Partial<Lead> = {}) {
  let now = lead(1, start);
  const sent = serve(({ method, path, headers, body }) => {
    if (path !== "/leads/324") return { items: path.startsWith("/sources") ? SOURCES : [] };
    if (method === "GET") return now;
    if (headers.get("If-Match") !== `"${now.version}"`) return refusal(412, "version-conflict");
    now = { ...now, ...(body as Partial<Lead>), version: now.version + 1 };
    return now;
  });
  const { client } = show(<Card />);
  await screen.findByRole("button", { name: /Betrag/ });
  return {
    others: async (changed: Partial<Lead>) => {
      now = lead(now.version + 1, { ...now, ...changed, version: now.version + 1 });
      const heard = now;
      await act(async () => {
        client.setQueryData(recordQuery<Lead>("leads", 324).queryKey, heard);
        await new Promise((done) => setTimeout(done, 20));
      });
    },
    stands: () => now,
    changes: () => sent.filter(({ method }) => method === "PATCH").length,
  };
}

describe("a field that somebody else changes while its editor is open", () => {
  it("asks which amount counts, with both of them, and takes one's own on demand", async () => {
    const { others, stands } = await looking();
    await userEvent.click(screen.getByRole("button", { name: /Betrag/ }));
    const field = screen.getByLabelText("Betrag");
    await userEvent.clear(field);
    await userEvent.type(field, "2222");
    await others(eur("1111.00"));
    await userEvent.type(screen.getByLabelText("Betrag"), "{Enter}");
    await screen.findByText(/1\.111 €.*2\.222 €/);
    expect(stands().amount?.value).toBe("1111.00");
    await userEvent.click(screen.getByRole("button", { name: "Meine Angabe nehmen" }));
    await waitFor(() => expect(stands().amount?.value).toBe("2222"));
  });

  it("is not set back by an editor in which nothing was typed", async () => {
    const { others, stands, changes } = await looking();
    await userEvent.click(screen.getByRole("button", { name: /Betrag/ }));
    await others(eur("1111.00"));
    await userEvent.type(screen.getByLabelText("Betrag"), "{Enter}");
    await screen.findByRole("button", { name: /Betrag.*1111/ });
    expect(stands().amount?.value).toBe("1111.00");
    expect(changes()).toBe(0);
  });

  it("is saved without a question when they changed another one", async () => {
    const { others, stands } = await looking();
    await userEvent.click(screen.getByRole("button", { name: /Betrag/ }));
    const field = screen.getByLabelText("Betrag");
    await userEvent.clear(field);
    await userEvent.type(field, "2222");
    await others({ comments: "ruft zurück" });
    await userEvent.type(screen.getByLabelText("Betrag"), "{Enter}");
    await waitFor(() => expect(stands()).toMatchObject({ amount: { value: "2222" }, comments: "ruft zurück" }));
    expect(screen.queryByText(/inzwischen/)).toBeNull();
  });

  it("asks which choice counts", async () => {
    const { others, stands } = await looking();
    await userEvent.click(screen.getByRole("button", { name: /Herkunft/ }));
    await others({ sourceId: 4 });
    await userEvent.click(await screen.findByRole("option", { name: "Anzeige" }));
    await screen.findByText(/Empfehlung.*Anzeige/);
    expect(stands().sourceId).toBe(4);
  });

  it("asks which phone numbers count", async () => {
    const { others, stands } = await looking();
    await userEvent.click(screen.getByRole("button", { name: /Telefon/ }));
    await userEvent.type(screen.getByLabelText("Telefon"), "0211 2");
    await others({ phones: [{ id: 1, value: "0211 1", type: "WORK" }] });
    await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
    await screen.findByText(/0211 1.*0211 2/);
    expect(stands().phones).toHaveLength(1);
  });

  it("asks which text of a cell counts", async () => {
    const { others, stands } = await looking();
    const cell = screen.getByLabelText("Zelle");
    await userEvent.clear(cell);
    await userEvent.type(cell, "Halle Nord");
    await others({ title: "Halle Süd" });
    await userEvent.type(screen.getByLabelText("Zelle"), "{Enter}");
    await screen.findByText(/Halle Süd.*Halle Nord/);
    expect(stands().title).toBe("Halle Süd");
  });
});
