import { useFormats } from "@/lib/formats";
import type { Plain } from "./draft";

/** Writes a decimal as it is typed, with every digit that says something. */
export function usePlain(): Plain {
  const formats = useFormats();
  const point = formats.plain("1.5").charAt(1);
  return (decimal, money = false) => {
    const bare =
      decimal.includes(".") && !(money && !/\.0+$/.test(decimal))
        ? decimal.replace(/0+$/, "").replace(/\.$/, "")
        : decimal;
    return bare.replace(".", point);
  };
}
