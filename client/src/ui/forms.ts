import "@mantine/core/styles/ScrollArea.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/PasswordInput.css";
import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";
import "@mantine/core/styles/Radio.css";
import "@mantine/core/styles/Switch.css";
import "@mantine/core/styles/Tabs.css";

/** Fields and what is chosen in them. The first screen does without; import nothing of this from it. */
export {
  Autocomplete,
  Checkbox,
  MultiSelect,
  PasswordInput,
  Radio,
  Select,
  Switch,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
export type { ComboboxItem } from "@mantine/core";
