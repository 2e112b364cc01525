import { useMantineColorScheme } from "@mantine/core";

export type ThemeChoice = "light" | "dark" | "auto";

/** The chosen appearance and the way to change it; remembered on this device. */
export function useTheme(): { choice: ThemeChoice; choose: (choice: ThemeChoice) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { choice: colorScheme, choose: setColorScheme };
}
