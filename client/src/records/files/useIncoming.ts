import { type RefObject, useEffect, useState } from "react";

/** Whether something that is dragged is files and not a text. */
function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && [...transfer.types].includes("Files");
}

/**
 * Takes files that are dropped on the card around an element, or pasted while it is shown.
 * @returns whether files hang over the card
 */
export function useIncoming(inside: RefObject<HTMLElement | null>, onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const card = inside.current?.closest("article");
    if (!card) return undefined;
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth += event.type === "dragenter" ? 1 : 0;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      // a note being written takes them itself
      const elsewhere = event.target instanceof Element && event.target.closest("[data-takes-files]") !== null;
      if (!elsewhere) onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const elsewhere = event.target instanceof Element && event.target.closest("[data-takes-files]") !== null;
      if (files.length === 0 || elsewhere) return;
      event.preventDefault();
      onFiles(files);
    };
    card.addEventListener("dragenter", enter);
    card.addEventListener("dragover", enter);
    card.addEventListener("dragleave", leave);
    card.addEventListener("drop", drop);
    document.addEventListener("paste", paste);
    return () => {
      card.removeEventListener("dragenter", enter);
      card.removeEventListener("dragover", enter);
      card.removeEventListener("dragleave", leave);
      card.removeEventListener("drop", drop);
      document.removeEventListener("paste", paste);
    };
  }, [inside, onFiles]);
  return over;
}
