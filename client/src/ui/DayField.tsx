import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";

interface Props extends Omit<TextInputProps, "type" | "value" | "onChange"> {
  /** As `2026-11-24`; empty: none. */
  value: string;
  /** Called with a whole day, or with nothing when the field was emptied. */
  onDay: (day: string) => void;
}

/**
 * A day, for places that use it at once. While somebody types the year 2026 the browser gives the years 2, 20 and 202
 * first: those stay in the field, and are forgotten when it is left.
 */
export function DayField({ value, onDay, ...field }: Props) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      max="9999-12-31"
      {...field}
      type="date"
      value={typed ?? value}
      onChange={(event) => {
        const day = event.currentTarget.value;
        setTyped(day);
        if (!day.startsWith("0")) onDay(day);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
