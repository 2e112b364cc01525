import type { ReactNode } from "react";

/** How a cell is changed where it stands. */
export type CellEdit<T> =
  | {
      as: "text" | "amount" | "date" | "number";
      value: (record: T) => string;
      change: (text: string, record: T) => Record<string, unknown> | null;
    }
  | {
      as: "choice";
      options: { id: number; name: string }[];
      value: (record: T) => number | null;
      clearable?: boolean;
      change: (id: number | null) => Record<string, unknown>;
    };

/** One column of a list. */
export interface ListColumn<T> {
  /** The field's code, or a word of its own for what is made of several. */
  key: string;
  label: string;
  /** Share of the width. */
  width: number;
  /** The server's word for sorting by it. */
  sort?: string;
  /** Numbers stand at the right. */
  number?: boolean;
  cell: (record: T) => ReactNode;
  edit?: CellEdit<T>;
  /** The fields that stand for it in a file; absent: its key. */
  file?: string[];
}
