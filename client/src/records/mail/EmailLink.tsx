import { useQuery } from "@tanstack/react-query";
import type { AnchorHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { mail } from "@/lib/links";
import { useUnsent } from "@/lib/unsent";
import { sendersQuery } from "./api";
import { askToWrite, NOBODY, placeOfNew } from "./writing";

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "about" | "href" | "onClick"> {
  address: string;
  /** On whose card the message is written; absent: in the person's own program. */
  about: { kind: Kind; id: number } | undefined;
  /** Shows that card where it is not shown already. */
  onWrite?: () => void;
}

/** An e-mail address that leads to the form of a message; without a mailbox to send from, to the person's own program. */
export function EmailLink({ about, ...rest }: Props) {
  const { address, onWrite: _, ...plain } = rest;
  return about === undefined ? (
    <a {...plain} href={mail(address)} onClick={(event) => event.stopPropagation()}>
      {address}
    </a>
  ) : (
    <Writing {...rest} about={about} />
  );
}

function Writing({ address, about, onWrite, ...rest }: Props & { about: { kind: Kind; id: number } }) {
  const { t } = useTranslation();
  const mayWrite = (useQuery(sendersQuery).data?.length ?? 0) > 0;
  const place = placeOfNew(about.kind, about.id);
  const [, setTo] = useUnsent(`${place}to`, NOBODY);
  const [begun] = useUnsent(`${place}body`, "");
  return (
    <a
      {...rest}
      href={mail(address)}
      title={mayWrite ? t("mail.writeHere") : undefined}
      onClick={(event) => {
        event.stopPropagation();
        // with a key held, whoever clicks wants what the browser makes of it
        if (!mayWrite || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        // who reads a message that has been begun is added to; nobody else is taken away
        setTo((to) => (begun === "" ? [address] : [...to.filter((one) => one !== address), address]));
        onWrite?.();
        askToWrite(about.kind, about.id);
      }}
    >
      {address}
    </a>
  );
}
