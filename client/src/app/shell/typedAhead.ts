import styles from "./Shell.module.css";

interface Typed {
  text: string;
  /** Enter came after it. */
  entered: boolean;
}

let field: HTMLInputElement | undefined;
let entered = false;

/**
 * From now on what is typed goes into a field that nobody sees, until the palette has the focus: its code may still be
 * on its way, and keys would be lost or taken for shortcuts.
 */
export function typeAhead(label: string, giveUp: () => void) {
  if (field !== undefined) {
    field.focus({ preventScroll: true });
    return;
  }
  const before = document.activeElement;
  const made = document.createElement("input");
  made.className = styles["ahead"] ?? "";
  made.setAttribute("aria-label", label);
  made.autocomplete = "off";
  made.spellcheck = false;
  made.addEventListener("keydown", (event) => {
    if (event.key === "Enter") entered = true;
    if (event.key !== "Escape") return;
    event.stopPropagation();
    takeTyped();
    if (before instanceof HTMLElement) before.focus();
    giveUp();
  });
  field = made;
  entered = false;
  document.body.append(made);
  made.focus({ preventScroll: true });
}

/** What was typed meanwhile, for whoever goes on from there; nothing when nobody waited. */
export function takeTyped(): Typed | undefined {
  if (field === undefined) return undefined;
  const typed = { text: field.value, entered };
  field.remove();
  field = undefined;
  return typed;
}
