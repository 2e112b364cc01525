import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";

/** What was typed makes no sense; it is not sent. The message says why, in the person's language. */
export class NotTaken extends Error {}

/** What is being typed into a field of a card; undefined while the field only shows. */
export function useDraft<D>() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<D>();
  const [failure, setFailure] = useState<unknown>();
  function leave() {
    setDraft(undefined);
    setFailure(undefined);
  }
  /** The field shows again at once; when saving fails, it is back with what was typed. */
  function leaveFor(saving: unknown) {
    leave();
    if (!(saving instanceof Promise)) return;
    saving.catch((error: unknown) => {
      setDraft((begun) => begun ?? draft);
      setFailure(error);
    });
  }
  const error =
    failure === undefined ? undefined : failure instanceof NotTaken ? failure.message : problemText(t, failure);
  return { draft, error, write: (next: D) => setDraft(() => next), leave, leaveFor };
}
