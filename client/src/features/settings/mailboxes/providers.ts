import type { ProviderKind, Security } from "./api";

export interface Servers {
  imapHost: string;
  imapPort: number;
  imapSecurity: Security;
  smtpHost: string;
  smtpPort: number;
  smtpSecurity: Security;
}

/** Servers of providers many people have, by the domain of an address. */
const KNOWN: Record<string, [imap: string, smtp: string]> = {
  "gmail.com": ["imap.gmail.com", "smtp.gmail.com"],
  "googlemail.com": ["imap.gmail.com", "smtp.gmail.com"],
  "gmx.de": ["imap.gmx.net", "mail.gmx.net"],
  "gmx.net": ["imap.gmx.net", "mail.gmx.net"],
  "web.de": ["imap.web.de", "smtp.web.de"],
  "t-online.de": ["secureimap.t-online.de", "securesmtp.t-online.de"],
  "icloud.com": ["imap.mail.me.com", "smtp.mail.me.com"],
  "me.com": ["imap.mail.me.com", "smtp.mail.me.com"],
  "yahoo.com": ["imap.mail.yahoo.com", "smtp.mail.yahoo.com"],
  "yahoo.de": ["imap.mail.yahoo.com", "smtp.mail.yahoo.com"],
  "outlook.com": ["outlook.office365.com", "smtp-mail.outlook.com"],
  "hotmail.com": ["outlook.office365.com", "smtp-mail.outlook.com"],
  "mailbox.org": ["imap.mailbox.org", "smtp.mailbox.org"],
  "posteo.de": ["posteo.de", "posteo.de"],
  "freenet.de": ["mx.freenet.de", "mx.freenet.de"],
  "fastmail.com": ["imap.fastmail.com", "smtp.fastmail.com"],
};

/** The servers of a provider whose mailboxes are opened by a consent, whatever the domain of the address is. */
const CONSENTED: Partial<Record<ProviderKind, [imap: string, smtp: string]>> = {
  MICROSOFT: ["outlook.office365.com", "smtp.office365.com"],
  GOOGLE: ["imap.gmail.com", "smtp.gmail.com"],
};

/** What the servers of an address probably are; nothing for something that is no address yet. */
export function guessServers(address: string, provider: ProviderKind | null = null): Servers | undefined {
  const domain = /^[^@\s]+@([^@\s]+\.[^@\s.]{2,})$/.exec(address.trim())?.[1]?.toLowerCase();
  if (domain === undefined) return undefined;
  const known = (provider === null ? undefined : CONSENTED[provider]) ?? KNOWN[domain];
  const [imapHost, smtpHost] = known ?? [`imap.${domain}`, `smtp.${domain}`];
  return {
    imapHost,
    imapPort: 993,
    imapSecurity: "TLS",
    smtpHost,
    smtpPort: 587,
    smtpSecurity: "STARTTLS",
  };
}
