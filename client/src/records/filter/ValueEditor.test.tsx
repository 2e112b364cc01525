import { fireEvent, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import type { ListField } from "../fields";
import { ValueEditor } from "./ValueEditor";

beforeAll(prepareToShow);

function dayOf(type: "DATE" | "TIME") {
  const onChange = vi.fn();
  const field = { code: "f", label: "Abschluss", type, many: false, options: [] } as unknown as ListField;
  show(
    <ValueEditor kind="deals" field={field} condition={{ field: "f", op: "atLeast", value: "" }} onChange={onChange} />,
  );
  return { onChange, input: screen.getByLabelText<HTMLInputElement>("Wert") };
}

describe("the value of a condition", () => {
  it.each(["DATE", "TIME"] as const)("is no day of a year that is still being typed (%s)", (type) => {
    const { onChange, input } = dayOf(type);
    fireEvent.change(input, { target: { value: "0002-05-01" } });
    expect(input.value).toBe("0002-05-01");
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.change(input, { target: { value: "2026-05-01" } });
    const value = type === "DATE" ? "2026-05-01" : "2026-04-30T22:00:00.000Z";
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ field: "f", op: "atLeast", value });
  });
});
