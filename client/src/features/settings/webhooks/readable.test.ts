import { expect, test } from "vitest";
import { readable } from "./readable";

test("a form is shown field by field", () => {
  expect(readable("application/x-www-form-urlencoded", "event=ONCRMDEALADD&data%5BFIELDS%5D%5BID%5D=7")).toBe(
    "event=ONCRMDEALADD\ndata[FIELDS][ID]=7",
  );
});

test("JSON is shown in lines, and what is none as it is", () => {
  expect(readable("application/json", '{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable("application/json", "{")).toBe("{");
});
