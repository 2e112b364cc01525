import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import { prepareToShow } from "@/testing/show";
import { refusalLines } from "./refusal";

beforeAll(prepareToShow);

const lines = (...errors: { field: string; code: string; message: string }[]) =>
  refusalLines(i18next.t, new ApiProblem(400, "invalid-input", { errors }));

describe("rows the server refuses", () => {
  it("are named with their field", () => {
    expect(lines({ field: "rows[2].price", code: "too-large", message: "x" })).toEqual([
      "Zeile 3: Preis – Der Betrag ist zu groß.",
    ]);
    expect(
      lines(
        { field: "rows[0].discountPercent", code: "not-a-number", message: "x" },
        { field: "rows[1]", code: "wrong-type", message: "x" },
      ),
    ).toEqual(["Zeile 1: Rabatt – Bitte geben Sie einen Betrag ein.", "Zeile 2 – Dieser Wert passt hier nicht."]);
  });

  it("are told as a whole when no row is to blame", () => {
    expect(lines({ field: "rows", code: "too-large", message: "x" })).toEqual(["Der Betrag ist zu groß."]);
    expect(refusalLines(i18next.t, new ApiProblem(500, "internal"))).toHaveLength(1);
  });
});
