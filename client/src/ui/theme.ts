import { Button, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

// Ten steps of the one accent colour, as Mantine wants them. What is seen is set by the tokens below.
const accent: MantineColorsTuple = [
  "#e0f1f4",
  "#c4e4ea",
  "#97d0da",
  "#65bac9",
  "#3fb6cb",
  "#2296aa",
  "#157d90",
  "#0f6b7c",
  "#0b5866",
  "#07424d",
];

/** Mantine's own variables, taken from the tokens, so that both speak of the same colours. */
const shared = {
  "--mantine-color-body": "var(--w-surface)",
  "--mantine-color-text": "var(--w-text)",
  "--mantine-color-dimmed": "var(--w-muted)",
  "--mantine-color-placeholder": "var(--w-faint)",
  "--mantine-color-anchor": "var(--w-accent-text)",
  "--mantine-color-error": "var(--w-danger)",
  "--mantine-color-default": "var(--w-surface)",
  "--mantine-color-default-hover": "var(--w-hover)",
  "--mantine-color-default-color": "var(--w-text)",
  "--mantine-color-default-border": "var(--w-border-strong)",
  "--mantine-primary-color-filled": "var(--w-accent)",
  "--mantine-primary-color-filled-hover": "var(--w-accent-hover)",
  "--mantine-primary-color-contrast": "var(--w-on-accent)",
  "--mantine-primary-color-light": "var(--w-accent-soft)",
  "--mantine-primary-color-light-hover": "var(--w-accent-soft)",
  "--mantine-primary-color-light-color": "var(--w-accent-text)",
  "--mantine-color-accent-filled": "var(--w-accent)",
  "--mantine-color-accent-filled-hover": "var(--w-accent-hover)",
  "--mantine-color-accent-light": "var(--w-accent-soft)",
  "--mantine-color-accent-light-color": "var(--w-accent-text)",
  "--mantine-color-accent-outline": "var(--w-accent-text)",
  "--mantine-color-red-filled": "var(--w-danger)",
  "--mantine-color-red-light": "var(--w-danger-soft)",
  "--mantine-color-red-light-color": "var(--w-danger)",
  "--mantine-color-red-light-hover": "var(--w-danger-soft)",
  "--mantine-color-red-outline": "var(--w-danger)",
  "--mantine-color-green-light": "var(--w-ok-soft)",
  "--mantine-color-green-light-color": "var(--w-ok)",
  "--mantine-color-yellow-light": "var(--w-warn-soft)",
  "--mantine-color-yellow-light-color": "var(--w-warn)",
};

// What the library draws in its own greys on dark: frames, fields, menus.
const dark = {
  "--mantine-color-dark-3": "var(--w-faint)",
  "--mantine-color-dark-4": "var(--w-border-strong)",
  "--mantine-color-dark-5": "var(--w-hover)",
  "--mantine-color-dark-6": "var(--w-surface)",
  "--mantine-color-dark-7": "var(--w-bg)",
  "--mantine-color-dark-8": "var(--w-sunken)",
  "--mantine-color-disabled": "var(--w-hover)",
  "--mantine-color-disabled-color": "var(--w-faint)",
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: { ...shared, ...dark } });

const TITLE = { fontSize: "var(--w-text-lg)", fontWeight: 600, overflowWrap: "anywhere" } as const;

const ON_FILLED: Record<string, string> = { accent: "var(--w-on-accent)", red: "var(--w-on-danger)" };

const overlay = { transitionProps: { duration: 120 } };
/** The page below stays recognisable. */
const scrim = { color: "var(--w-scrim)", backgroundOpacity: 1 };

export const theme = createTheme({
  colors: { accent },
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: false,
  fontFamily: "var(--w-font)",
  fontSizes: {
    xs: "var(--w-text-xs)",
    sm: "var(--w-text-sm)",
    md: "var(--w-text-md)",
    lg: "var(--w-text-lg)",
    xl: "var(--w-text-xl)",
  },
  defaultRadius: "var(--w-radius-m)",
  spacing: {
    xs: "var(--w-space-1)",
    sm: "var(--w-space-2)",
    md: "var(--w-space-3)",
    lg: "var(--w-space-4)",
    xl: "var(--w-space-5)",
  },
  headings: { fontWeight: "600" },
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    // The library writes white on every filled button; on the light colours of the dark theme that cannot be read.
    Button: Button.extend({
      defaultProps: { size: "sm" },
      vars: (_, { color = "accent", variant = "filled" }) => {
        const text = variant === "filled" ? ON_FILLED[color] : undefined;
        return { root: text === undefined ? {} : { "--button-color": text } };
      },
    }),
    Badge: { defaultProps: { tt: "none", fw: 600 } },
    Menu: { defaultProps: { shadow: "md", position: "bottom-end", ...overlay } },
    Modal: { defaultProps: { centered: true, overlayProps: scrim, styles: { title: TITLE }, ...overlay } },
    Drawer: { defaultProps: { overlayProps: scrim, ...overlay } },
    Popover: { defaultProps: { shadow: "md", ...overlay } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Select: {
      defaultProps: { size: "sm", allowDeselect: false, checkIconPosition: "right", nothingFoundMessage: "–" },
    },
    MultiSelect: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
  },
});
