import { describe, expect, it } from "vitest";
import { canBeEmail, canBePhone } from "./points";

describe("what somebody types as a phone number or an address", () => {
  it.each(["030 1234567", "+49 (0)30 12", "110", "0800-FLOWERS", "٠٣٠ ١٢٣"])("%s can be a phone number", (text) => {
    expect(canBePhone(text)).toBe(true);
  });
  it.each(["xyz", "-", "12", "nur abends"])("%s cannot", (text) => {
    expect(canBePhone(text)).toBe(false);
  });
  it.each(["anna@müller.example", " a@b.example ", "jörg@localhost"])("%s can be an address", (text) => {
    expect(canBeEmail(text)).toBe(true);
  });
  it.each(["abc", "abc@", "@b.example", "a b@c.example", "a@b@c"])("%s cannot", (text) => {
    expect(canBeEmail(text)).toBe(false);
  });
});
