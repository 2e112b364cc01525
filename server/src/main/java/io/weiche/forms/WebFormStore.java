package io.weiche.forms;

import io.weiche.accounts.Language;
import io.weiche.intake.ChannelRule;
import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on forms themselves.
@Repository
class WebFormStore {
    private static final String SHOWN = """
            select f.*, f.definition::text as definition_text from web_form f
            where f.account_id = :account and f.deleted_at is null""";

    private static final String INSERT = """
            insert into web_form (account_id, key, title, intro, thank_you, redirect_url, active, language, definition,
                source_id, responsible_id, by_rule, repeat, creates, pipeline_id, minimum_seconds, proof_of_work)
            values (:account, :key, :title, cast(:intro as text), cast(:thanks as text), cast(:redirect as text), :active,
                :language, cast(:definition as jsonb), cast(:source as bigint), :responsible, :rule,
                cast(:repeat as text), :creates,
                cast(:pipeline as bigint), :seconds, :work)
            returning id""";

    private static final String UPDATE = """
            update web_form set title = :title, intro = cast(:intro as text), thank_you = cast(:thanks as text),
                redirect_url = cast(:redirect as text), active = :active, language = :language,
                definition = cast(:definition as jsonb), source_id = cast(:source as bigint), responsible_id = :responsible,
                by_rule = :rule, repeat = cast(:repeat as text), creates = :creates,
                pipeline_id = cast(:pipeline as bigint), minimum_seconds = :seconds,
                proof_of_work = :work, version = version + 1
            where account_id = :account and id = :id and version = :version and deleted_at is null""";

    private final JdbcClient sql;

    WebFormStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static WebForm form(ResultSet row, int number) throws SQLException {
        var language = Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT));
        var definition = row.getString("definition_text");
        return new WebForm(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("key"),
                row.getString("title"),
                row.getString("intro"),
                row.getString("thank_you"),
                row.getString("redirect_url"),
                row.getBoolean("active"),
                language,
                definition == null ? FormDefinition.standard(language) : FormDefinition.ofJson(definition),
                row.getObject("source_id", Long.class),
                row.getLong("responsible_id"),
                row.getBoolean("by_rule"),
                repeat(row.getString("repeat")),
                WebForm.Creates.valueOf(row.getString("creates")),
                row.getObject("pipeline_id", Long.class),
                row.getInt("minimum_seconds"),
                row.getBoolean("proof_of_work"),
                row.getObject("secret", UUID.class));
    }

    private static ChannelRule.@Nullable Repeat repeat(@Nullable String word) {
        return word == null ? null : ChannelRule.Repeat.valueOf(word);
    }

    List<WebForm> list() {
        return statement(SHOWN + " order by f.id").query(WebFormStore::form).list();
    }

    Optional<WebForm> find(long id) {
        return statement(SHOWN + " and f.id = :id")
                .param("id", id)
                .query(WebFormStore::form)
                .optional();
    }

    Optional<WebForm> findActive(String key) {
        return statement(SHOWN + " and f.key = :key and f.active")
                .param("key", key)
                .query(WebFormStore::form)
                .optional();
    }

    long insert(WebForm form) {
        return written(statement(INSERT).param("key", form.key()), form)
                .query(Long.class)
                .single();
    }

    /// @return whether the version was still the one it is based on
    boolean update(WebForm form) {
        return written(statement(UPDATE).param("id", form.id()).param("version", form.version()), form)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, WebForm form) {
        return statement
                .param("title", form.title())
                .param("intro", form.intro())
                .param("thanks", form.thankYou())
                .param("redirect", form.redirectUrl())
                .param("active", form.active())
                .param("language", form.language().code())
                .param("definition", form.definition().toJson())
                .param("source", form.sourceId())
                .param("responsible", form.responsibleId())
                .param("rule", form.byRule())
                .param("repeat", form.repeat() == null ? null : form.repeat().name())
                .param("creates", form.creates().name())
                .param("pipeline", form.pipelineId())
                .param("seconds", form.minimumSeconds())
                .param("work", form.proofOfWork());
    }

    long nowSeconds() {
        return sql.sql("select extract(epoch from clock_timestamp())::bigint")
                .query(Long.class)
                .single();
    }

    /// Its inquiries and what people agreed to stay.
    void delete(long id) {
        statement("""
                        update web_form set deleted_at = clock_timestamp(), active = false
                        where account_id = :account and id = :id""").param("id", id).update();
    }
}
