import { describe, expect, it } from "vitest";
import { createFormats, formatsFor } from "./formats";

const german = createFormats({ language: "de", country: "DE", timeZone: "Europe/Berlin" });

/** Intl writes spaces that do not break. */
const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("how things are written", () => {
  it("writes money in full, and short where there is little room", () => {
    expect(plain(german.money({ value: "1250.00", currency: "EUR" }))).toBe("1.250 €");
    expect(plain(german.money({ value: "12.50", currency: "EUR" }))).toBe("12,50 €");
    expect(plain(german.money({ value: "9007199254740993.01", currency: "EUR" }))).toBe("9.007.199.254.740.993,01 €");
    expect(plain(german.moneyShort({ value: "699744", currency: "EUR" }))).toBe("699.744 €");
    expect(plain(german.moneyShort({ value: "13487383.20", currency: "EUR" }))).toBe("13,5 Mio. €");
  });

  it.each([
    ["en", "DE"],
    ["en", "AT"],
    ["en", "CH"],
    ["en", "US"],
    ["de", "DE"],
    ["de", "US"],
  ])("writes the same sign in numbers and in money: %s in %s", (language, country) => {
    const formats = createFormats({ language, country, timeZone: "Europe/Berlin" });
    const sign = (text: string) => /[.,](?=5)/.exec(text)?.[0];
    expect(sign(formats.number(1.5))).toBe(sign(formats.money({ value: "1.50", currency: "EUR" })));
  });

  it("takes a time somebody typed as one of the account's time zone", () => {
    expect(german.momentOf("2026-07-01T09:30")).toBe("2026-07-01T07:30:00.000Z");
    expect(german.momentOf("2026-12-01T09:30")).toBe("2026-12-01T08:30:00.000Z");
    expect(german.typedOf("2026-12-01T08:30:00Z")).toBe("2026-12-01T09:30");
  });

  it("does so on the days when the clocks change", () => {
    expect(german.momentOf("2026-03-29T03:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(german.momentOf("2026-10-25T04:00")).toBe("2026-10-25T03:00:00.000Z");
  });
});

describe("the formats of a setting", () => {
  it("are made once, however many ask", () => {
    const berlin = { language: "de", country: "DE", timeZone: "Europe/Berlin" };
    expect(formatsFor({ ...berlin })).toBe(formatsFor(berlin));
    expect(formatsFor({ ...berlin, timeZone: "Europe/London" })).not.toBe(formatsFor(berlin));
  });
});
