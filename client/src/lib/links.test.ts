import { describe, expect, it } from "vitest";
import { linked, mail, telephone } from "./links";

describe("calling", () => {
  it("dials what people type", () => {
    expect(telephone("0221 44 55-66")).toBe("tel:0221445566");
    expect(telephone("+49 (0)221 445566")).toBe("tel:+49221445566");
    expect(telephone("(0221) 445566")).toBe("tel:0221445566");
    expect(telephone("0221/445566 Durchwahl 12")).toBe("tel:0221445566");
  });
});

describe("writing", () => {
  it("takes odd letters along", () => {
    expect(mail("a?b@x.example")).toBe("mailto:a%3Fb@x.example");
  });
});

describe("a note", () => {
  const links = (text: string) => linked(text).flatMap(({ href }) => (href === undefined ? [] : [href]));

  it("links addresses, e-mails and phone numbers, and loses no letter", () => {
    const text = "Siehe https://sonne.example/a. Mail an eva@holm.example, Tel. 0221 445566!";
    expect(links(text)).toEqual(["https://sonne.example/a", "mailto:eva@holm.example", "tel:0221445566"]);
    expect(
      linked(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });

  it("takes no amount, date or number for a phone", () => {
    expect(links("12.500,00 € bis 24.11.2026, Auftrag 4711, Maß 2500 x 3000")).toEqual([]);
  });
});
