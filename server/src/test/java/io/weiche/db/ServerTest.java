package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.config.BadConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The address of a database as an operator writes it.
class ServerTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://weiche@weiche_db/crm, weiche_db:5432/crm, weiche",
        "postgres://weiche:geheim@db.intern:6432/crm?sslmode=require, db.intern:6432/crm, weiche",
        "jdbc:postgresql://db/crm, db:5432/crm, postgres",
        "postgresql://a%40b:c%2Fd@[::1]:5433/crm, [::1]:5433/crm, a@b",
        "postgresql://weiche@10.0.0.7/crm, 10.0.0.7:5432/crm, weiche"
    })
    void isTheOneThatWasMeant(String url, String address, String user) {
        var server = Server.ofUrl(url);
        assertThat(server).hasToString(address);
        assertThat(server.user()).isEqualTo(user);
        assertThat(server.jdbcUrl()).startsWith("jdbc:postgresql://" + address);
    }

    @Test
    void whatFollowsIsHandedOn() {
        assertThat(Server.ofUrl("postgresql://u:p%20w+@h/d?sslmode=require").jdbcUrl())
                .isEqualTo("jdbc:postgresql://h:5432/d?sslmode=require");
        assertThat(Server.ofUrl("postgresql://u:p%20w+@h/d").password()).isEqualTo("p w+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://weiche:geheim@one,two/crm",
                "postgresql://weiche:geheim@db:hafen/crm",
                "postgresql://weiche:geheim@db:70000/crm",
                "postgresql://weiche:geheim%zz@db/crm",
                "postgresql://weiche:geheim@@db/crm",
                "postgresql://weiche:geheim@db /crm"
            })
    void whatCannotBeReadIsASentenceWithoutItsPassword(String url) {
        assertThatThrownBy(() -> Server.ofUrl(url))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining("WEICHE_DATABASE_URL")
                .hasMessageNotContaining("geheim");
    }
}
