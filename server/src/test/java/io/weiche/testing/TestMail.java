package io.weiche.testing;

import io.weiche.config.MailServer;

/// The mail server of all tests of one run.
public final class TestMail {
    private TestMail() {}

    static MailServer server() {
        return new MailServer("127.0.0.1", 1, false, "crm", "geheim", "crm@weiche.test");
    }
}
