import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import { DayField } from "./DayField";

beforeAll(prepareToShow);

function begin(onDay: (day: string) => void) {
  function Field() {
    const [day, setDay] = useState("2025-05-01");
    return (
      <DayField
        aria-label="Von"
        value={day}
        onDay={(next) => {
          onDay(next);
          if (next !== "") setDay(next);
        }}
      />
    );
  }
  show(<Field />);
  const field = screen.getByLabelText<HTMLInputElement>("Von");
  return { field, type: (value: string) => fireEvent.change(field, { target: { value } }) };
}

describe("a field for a day", () => {
  it("says a day when its year is whole", () => {
    const onDay = vi.fn();
    const { field, type } = begin(onDay);
    for (const day of ["0002-05-01", "0020-05-01", "0202-05-01", "2026-05-01"]) {
      type(day);
      expect(field.value).toBe(day);
    }
    expect(onDay.mock.calls).toEqual([["2026-05-01"]]);
  });

  it("forgets a year that was only begun when it is left", () => {
    const onDay = vi.fn();
    const { field, type } = begin(onDay);
    type("0002-05-01");
    fireEvent.blur(field);
    expect(field.value).toBe("2025-05-01");
    expect(onDay).not.toHaveBeenCalled();
  });

  it("says that it was emptied, and may be given its day back", () => {
    const onDay = vi.fn();
    const { field, type } = begin(onDay);
    type("");
    expect(onDay.mock.calls).toEqual([[""]]);
    expect(field.value).toBe("");
    fireEvent.blur(field);
    expect(field.value).toBe("2025-05-01");
  });
});
