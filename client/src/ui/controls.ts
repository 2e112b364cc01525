/** Buttons, which every screen has. Their looks are set in theme.ts; fields stand in forms.ts, which loads later. */
export { Button, CloseButton, UnstyledButton } from "@mantine/core";
export type { ButtonProps } from "@mantine/core";
