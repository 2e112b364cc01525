import "@mantine/core/styles/Alert.css";
import "@mantine/core/styles/Badge.css";
import "@mantine/core/styles/Group.css";
import "@mantine/core/styles/Kbd.css";
import "@mantine/core/styles/Progress.css";
import "@mantine/core/styles/Stack.css";
import "@mantine/core/styles/Table.css";
import "@mantine/core/styles/Text.css";

/** Parts that only show something. The first screen does without them. */
export { Alert, Badge, Group, Kbd, Loader, Progress, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
