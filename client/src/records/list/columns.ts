import type { ReactNode } from "react";

/** How a cell is changed where it stands. */
export type CellEdit<T> =
  | { as: "text" | "amount"; value: (record: T) => string; change: (text: string) => Record<string, unknown> | null }
  | {
      as: "choice";
      options: { id: number; name: string }[];
      value: (record: T) => number | null;
      clearable?: boolean;
      change: (id: number | null) => Record<string, unknown>;
    };

/** One column of a list. */
export interface ListColumn<T> {
  key: string;
  label: string;
  /** Share of the width. */
  width: number;
  /** The server's word for sorting by it. */
  sort?: string;
  /** Left out on the phone. */
  wide?: boolean;
  /** Numbers stand at the right. */
  number?: boolean;
  cell: (record: T) => ReactNode;
  edit?: CellEdit<T>;
}
