package io.weiche.offers;

import io.weiche.accounts.Language;
import io.weiche.kernel.CurrentAccount;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Settings of offers, one row for each account that changed any.
@Repository
class OfferSettingsStore {
    private static final TypeReference<Map<Language, OfferSettings.Words>> TEXTS = new TypeReference<>() {};

    private static final String READ =
            "select version, number_prefix, valid_days, texts from offer_settings where account_id = :account";

    private static final String WRITE = """
            insert into offer_settings as s (account_id, version, number_prefix, valid_days, texts)
            values (:account, 1, :prefix, :days, cast(:texts as jsonb))
            on conflict (account_id) do update set version = s.version + 1, number_prefix = excluded.number_prefix,
                valid_days = excluded.valid_days, texts = excluded.texts""";

    private final JdbcClient sql;
    private final JsonMapper json;

    OfferSettingsStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    OfferSettings read() {
        return read(READ);
    }

    /// Nobody else changes them until the end of the transaction.
    OfferSettings lock() {
        return read(READ + " for update");
    }

    private OfferSettings read(String statement) {
        return sql.sql(statement)
                .param("account", CurrentAccount.require().value())
                .query((row, _) -> new OfferSettings(
                        row.getInt("version"),
                        row.getString("number_prefix"),
                        row.getInt("valid_days"),
                        json.readValue(row.getString("texts"), TEXTS)))
                .optional()
                .orElse(OfferSettings.BEGINNING);
    }

    void write(OfferSettings settings) {
        sql.sql(WRITE)
                .param("account", CurrentAccount.require().value())
                .param("prefix", settings.numberPrefix())
                .param("days", settings.validDays())
                .param("texts", json.writeValueAsString(settings.texts()))
                .update();
    }
}
