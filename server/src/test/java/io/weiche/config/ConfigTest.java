package io.weiche.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Settings an operator makes; mistakes are answered with a sentence.
class ConfigTest {
    @Test
    void withoutAnySettingItRunsHere() {
        var config = Config.of(Map.of("PATH", "/bin"));
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.bind().isLoopbackAddress()).isTrue();
        assertThat(config.databaseUrl()).isNull();
        assertThat(config.publicUrl()).isEqualTo("http://localhost:8080");
    }

    @Test
    void onlyThisMachineIsBelievedWhereARequestComesFrom() {
        assertThat(Config.of(Map.of()).trustedProxies().asText()).isEqualTo("127.0.0.0/8,0:0:0:0:0:0:0:1/128");
        var named = Config.of(Map.of("WEICHE_TRUSTED_PROXIES", "10.1.0.7, fd00::/8"))
                .trustedProxies();
        var valve = new RemoteIpValve();
        valve.setInternalProxies(named.asText());
        assertThat(named.asText()).isEqualTo("10.1.0.7/32,fd00:0:0:0:0:0:0:0/8");
    }

    @ParameterizedTest
    @CsvSource({
        "WEICHE_PORT, 0, WEICHE_PORT",
        "WEICHE_PORT, 65536, WEICHE_PORT",
        "WEICHE_PORT, acht, WEICHE_PORT",
        "WEICHE_BIND, nirgends.invalid, WEICHE_BIND",
        "WEICHE_DATABASE_URL, mysql://x/y, WEICHE_DATABASE_URL",
        "WEICHE_PUBLIC_URL, ftp://x, WEICHE_PUBLIC_URL",
        "WEICHE_PUBLIC_URL, nur-ein-name, WEICHE_PUBLIC_URL",
        "WEICHE_SMTP_URL, smtp://mail.example.com, WEICHE_MAIL_FROM",
        "WEICHE_OUTBOUND_ALLOW, 10.0.0.0/33, WEICHE_OUTBOUND_ALLOW",
        "WEICHE_OUTBOUND_ALLOW, 10.1, WEICHE_OUTBOUND_ALLOW",
        "WEICHE_OUTBOUND_PORTS, 0, WEICHE_OUTBOUND_PORTS",
        "WEICHE_OUTBOUND_PORTS, https, WEICHE_OUTBOUND_PORTS",
        "WEICHE_TELEGRAM_URL, telegram, WEICHE_TELEGRAM_URL",
        "WEICHE_TRUSTED_PROXIES, proxy.intern, WEICHE_TRUSTED_PROXIES",
        "WEICHE_TRUSTED_PROXIES, 10.0.0.0/40, WEICHE_TRUSTED_PROXIES",
        "WEICHE_PROT, 8080, WEICHE_PROT"
    })
    void aMistakeIsNamed(String name, String value, String said) {
        assertThatThrownBy(() -> Config.of(Map.of(name, value)))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining(said);
    }

    @Test
    void aServerStartsWhereTheDatabaseOfTheTestsIsSet() {
        var developers = Map.of(
                "WEICHE_TEST_DATABASE_URL", "postgresql://weiche:geheim@db/test",
                "WEICHE_SERVER", "http://127.0.0.1:8081");
        assertThat(Config.of(developers).databaseUrl()).isNull();
        assertThatThrownBy(() -> Config.of(Map.of("WEICHE_PROT", "1")))
                .as("what is of no use to an operator is not offered")
                .hasMessageNotContainingAny("TEST", "WEICHE_SERVER");
    }

    @Test
    void mailLeavesByTheServerThatIsSet() {
        var mail = Config.of(Map.of(
                        "WEICHE_SMTP_URL", "smtps://crm:ge%40heim@mail.example.com",
                        "WEICHE_MAIL_FROM", "crm@example.com"))
                .mail();
        assertThat(mail).isEqualTo(new MailServer("mail.example.com", 465, true, "crm", "ge@heim", "crm@example.com"));
        assertThat(String.valueOf(mail)).doesNotContain("heim");
        assertThatThrownBy(() -> Config.of(Map.of(
                        "WEICHE_SMTP_URL", "http://crm:geheim@mail.example.com",
                        "WEICHE_MAIL_FROM", "crm@example.com")))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining("WEICHE_SMTP_URL")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void theKeyLiesBesideTheDataUnlessItIsSaidWhere() {
        assertThat(Config.of(Map.of("WEICHE_DATA_DIR", "/srv/weiche")).secretFile())
                .hasToString("/srv/weiche/secret.key");
        assertThat(Config.of(Map.of("WEICHE_SECRET_FILE", "/etc/weiche.key")).secretFile())
                .hasToString("/etc/weiche.key");
    }

    @Test
    void thePublicAddressHasNoSlashAtTheEnd() {
        assertThat(Config.of(Map.of("WEICHE_PUBLIC_URL", "https://crm.example.com/"))
                        .publicUrl())
                .isEqualTo("https://crm.example.com");
    }

    @Test
    void thePasswordOfTheDatabaseIsNotShown() {
        var config = Config.of(Map.of("WEICHE_DATABASE_URL", "postgresql://weiche:geheim@db/weiche"));
        assertThat(config.toString()).doesNotContain("geheim");
    }
}
