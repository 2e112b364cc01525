package io.weiche.mailboxes;

/// What opens a mailbox at its servers.
///
/// @param secret a password, or the token of a consent (XOAUTH2)
record MailKey(String login, String secret, boolean token) {
    static MailKey password(String login, String password) {
        return new MailKey(login, password, false);
    }

    @Override
    public String toString() {
        return "MailKey";
    }
}
