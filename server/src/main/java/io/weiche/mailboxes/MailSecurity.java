package io.weiche.mailboxes;

/// How a connection to a mail server is kept from being read on its way.
public enum MailSecurity {
    /// encrypted from the first byte
    TLS,
    /// encrypted after both have said so; never without
    STARTTLS,
    /// not at all: only to this very machine
    NONE
}
