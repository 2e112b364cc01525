import { Menu } from "@mantine/core";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Menu.css";
import { IconCheck } from "@tabler/icons-react";
import { type Ref, useLayoutEffect } from "react";
import type { DropdownItem, DropdownProps } from "./Dropdown";
import styles from "./Dropdown.module.css";

interface Props extends Omit<DropdownProps, "children"> {
  button: HTMLButtonElement;
  onClose: () => void;
}

/** The menu of a dropdown, beside its button. */
export function DropdownMenu({
  label,
  parts,
  position = "bottom-end",
  width,
  keepOpen = false,
  button,
  onClose,
}: Props) {
  return (
    <Menu
      opened
      onClose={onClose}
      position={position}
      width={width ?? "max-content"}
      closeOnItemClick={!keepOpen}
      withinPortal
      trapFocus
      checkIcon={<IconCheck size={14} stroke={2.4} />}
    >
      <Menu.Target>
        <Anchor element={button} />
      </Menu.Target>
      <Menu.Dropdown aria-label={label} aria-labelledby={undefined} className={styles.dropdown}>
        {parts.map((part) =>
          "heading" in part ? (
            <Menu.Label key={part.key}>{part.heading}</Menu.Label>
          ) : "divider" in part ? (
            <Menu.Divider key={part.key} />
          ) : (
            <Item key={part.key} item={part} />
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Item({ item }: { item: DropdownItem }) {
  const label =
    item.hint === undefined ? (
      item.label
    ) : (
      <>
        {item.label}
        <small className={styles.hint}>{item.hint}</small>
      </>
    );
  const common = { rightSection: item.right, disabled: item.disabled === true, className: styles.item };
  if (item.checked !== undefined) {
    return (
      <Menu.CheckboxItem {...common} checked={item.checked} onChange={item.run}>
        {label}
      </Menu.CheckboxItem>
    );
  }
  if (item.taken !== undefined) {
    return (
      <Menu.RadioItem {...common} value={String(item.key)} checked={item.taken} onChange={item.run}>
        {label}
      </Menu.RadioItem>
    );
  }
  return (
    <Menu.Item {...common} leftSection={item.icon} color={item.danger === true ? "red" : undefined} onClick={item.run}>
      {label}
    </Menu.Item>
  );
}

/** Stands for the button, which is drawn elsewhere: hands its element to whoever wants to know where it is. */
function Anchor({ ref, element }: { ref?: Ref<HTMLElement>; element: HTMLElement }) {
  useLayoutEffect(() => {
    if (typeof ref === "function") ref(element);
    else if (ref) ref.current = element;
  }, [ref, element]);
  return null;
}
