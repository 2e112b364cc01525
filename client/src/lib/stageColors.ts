/** Colours offered for stages. They are data of the account, not part of the design. */
export const STAGE_COLORS = [
  "#3b82f6",
  "#06b6d4",
  "#14b8a6",
  "#16a34a",
  "#84cc16",
  "#eab308",
  "#f59e0b",
  "#ea580c",
  "#dc2626",
  "#9f1239",
  "#db2777",
  "#8b5cf6",
  "#6366f1",
  "#64748b",
] as const;
