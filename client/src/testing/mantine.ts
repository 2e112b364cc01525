/** For tests that show a component with providers of their own. */
export { MantineProvider } from "@mantine/core";
