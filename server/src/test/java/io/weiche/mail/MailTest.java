package io.weiche.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.config.MailServer;
import jakarta.mail.internet.AddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody adds receivers or headers to a message of ours (reliability S15).
class MailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example\nBcc: c@d.example",
                "a@b.example\rBcc: c@d.example",
                "a@b.example\u0000",
                "a@b.example\u0085Bcc: c@d.example"
            })
    void aLineBreakIsRefusedInAddressAndSubject(String word) {
        assertThatThrownBy(() -> new Mail(word, "Betreff", "Text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mail("a@b.example", word, "Text")).isInstanceOf(IllegalArgumentException.class);
    }

    /// Before anybody is connected to.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example, c@d.example",
                "a@b.example> c@d.example",
                "<a@b.example>c@d.example",
                "Alle: a@b.example, c@d.example;",
                "a@b.example c@d.example",
                ""
            })
    void onlyOneAddressIsAReceiver(String to) {
        var nowhere = new Smtp(new MailServer("127.0.0.1", 1, false, null, null, "crm@weiche.test"));
        assertThatThrownBy(() -> nowhere.send(new Mail(to, "Betreff", "Text"))).isInstanceOf(AddressException.class);
    }

    @Test
    void theTextIsNotShownInLogs() {
        assertThat(new Mail("a@b.example", "Betreff", "Geheim")).hasToString("Mail");
    }
}
