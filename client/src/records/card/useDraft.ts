import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";

/** What was typed makes no sense; it is not sent. The message says why, in the person's language. */
export class NotTaken extends Error {
  /** Without a member kept to itself, any error would count as one of these. */
  declare protected readonly isNotTaken: true;
}

/**
 * What is being typed into a field of a card; undefined while the field only shows. `seen` is what stood there when
 * that began, whatever becomes of it meanwhile: whoever saves changes what they have seen, and is asked when somebody
 * else has changed the same.
 */
export function useDraft<D, S>(now: S) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<{ draft: D; seen: S }>();
  const [failure, setFailure] = useState<unknown>();
  function leave() {
    setBegun(undefined);
    setFailure(undefined);
  }
  /** The field shows again at once; when saving fails, it is back with what was typed. */
  function leaveFor(saving: unknown) {
    leave();
    if (!(saving instanceof Promise)) return;
    saving.catch((error: unknown) => {
      setBegun((newer) => newer ?? begun);
      setFailure(error);
    });
  }
  const error =
    failure === undefined ? undefined : failure instanceof NotTaken ? failure.message : problemText(t, failure);
  const write = (draft: D) => setBegun((before) => ({ draft, seen: before === undefined ? now : before.seen }));
  return { draft: begun?.draft, seen: begun === undefined ? now : begun.seen, error, write, leave, leaveFor };
}
