import { expect, test } from "vitest";
import { guessServers } from "./providers";

test("the servers of a provider that many people have are known", () => {
  expect(guessServers("Info@GMX.de")).toMatchObject({
    imapHost: "imap.gmx.net",
    smtpHost: "mail.gmx.net",
  });
});

test("for a domain of one's own the usual names are offered", () => {
  expect(guessServers("info@example.com")).toMatchObject({
    imapHost: "imap.example.com",
    imapPort: 993,
    smtpHost: "smtp.example.com",
    smtpPort: 587,
  });
});

test("a provider of consents has its own servers, whatever the domain is", () => {
  expect(guessServers("info@werk.example", "MICROSOFT")).toMatchObject({
    imapHost: "outlook.office365.com",
    smtpHost: "smtp.office365.com",
  });
  expect(guessServers("info@werk.example", "OWN")).toMatchObject({ imapHost: "imap.werk.example" });
});

test("nothing is guessed for half an address", () => {
  for (const half of ["", "info", "info@", "info@example", "a b@example.com", "info@example.c"])
    expect(guessServers(half)).toBeUndefined();
});
