package io.weiche.chat;

import io.weiche.intake.ChannelRule;
import io.weiche.intake.WorkingTime;
import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on channels themselves.
@Repository
class ChatChannelStore {
    private static final String EVER = """
            select c.*, c.hours::text as hours_text from chat_channel c
            where c.account_id = :account""";

    private static final String SHOWN = EVER + " and c.deleted_at is null";

    private static final String INSERT = """
            insert into chat_channel (account_id, kind, key, name, welcome, offline, colour, active, hours,
                anonymous_minutes, source_id, responsible_id, by_rule, repeat)
            values (:account, :kind, :key, :name, cast(:welcome as text), cast(:offline as text), :colour, :active,
                cast(:hours as jsonb), cast(:minutes as integer), cast(:source as bigint), :responsible, :rule, cast(:repeat as text))
            returning id""";

    private static final String UPDATE = """
            update chat_channel set name = :name, welcome = cast(:welcome as text), offline = cast(:offline as text),
                colour = :colour, active = :active, hours = cast(:hours as jsonb), anonymous_minutes = cast(:minutes as integer),
                source_id = cast(:source as bigint), responsible_id = :responsible, by_rule = :rule,
                repeat = cast(:repeat as text), version = version + 1
            where account_id = :account and id = :id and version = :version and deleted_at is null""";

    private static final TypeReference<List<WorkingTime.Hours>> HOURS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    ChatChannelStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    private ChatChannel channel(ResultSet row, int number) throws SQLException {
        var hours = row.getString("hours_text");
        return new ChatChannel(
                row.getLong("id"),
                row.getInt("version"),
                ChatChannel.Kind.valueOf(row.getString("kind")),
                row.getString("key"),
                row.getString("name"),
                row.getString("welcome"),
                row.getString("offline"),
                row.getString("colour"),
                row.getBoolean("active"),
                hours == null ? List.of() : json.readValue(hours, HOURS),
                row.getObject("anonymous_minutes", Integer.class),
                row.getObject("source_id", Long.class),
                row.getLong("responsible_id"),
                row.getBoolean("by_rule"),
                repeat(row.getString("repeat")),
                row.getString("robot"),
                row.getString("trouble"));
    }

    private static ChannelRule.@Nullable Repeat repeat(@Nullable String word) {
        return word == null ? null : ChannelRule.Repeat.valueOf(word);
    }

    List<ChatChannel> list() {
        return of(SHOWN + " order by c.id").query(this::channel).list();
    }

    Optional<ChatChannel> find(long id) {
        return of(SHOWN + " and c.id = :id")
                .param("id", id)
                .query(this::channel)
                .optional();
    }

    /// Also when it has been deleted: what was said through it stays.
    ChatChannel ever(long id) {
        return of(EVER + " and c.id = :id").param("id", id).query(this::channel).single();
    }

    Optional<ChatChannel> findActive(String key) {
        return of(SHOWN + " and c.key = :key and c.active")
                .param("key", key)
                .query(this::channel)
                .optional();
    }

    long insert(ChatChannel channel) {
        return written(of(INSERT), channel)
                .param("kind", channel.kind().name())
                .param("key", channel.key())
                .query(Long.class)
                .single();
    }

    /// @return whether the version was still the one it is based on
    boolean update(ChatChannel channel) {
        return written(of(UPDATE), channel)
                        .param("id", channel.id())
                        .param("version", channel.version())
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, ChatChannel channel) {
        return statement
                .param("name", channel.name())
                .param("welcome", channel.welcome())
                .param("offline", channel.offline())
                .param("colour", channel.colour())
                .param("active", channel.active())
                .param("hours", channel.hours().isEmpty() ? null : json.writeValueAsString(channel.hours()))
                .param("minutes", channel.anonymousMinutes())
                .param("source", channel.sourceId())
                .param("responsible", channel.responsibleId())
                .param("rule", channel.byRule())
                .param(
                        "repeat",
                        channel.repeat() == null ? null : channel.repeat().name());
    }

    /// What was said through it stays.
    void delete(long id) {
        of("""
                update chat_channel set deleted_at = clock_timestamp(), active = false, token = null
                where account_id = :account and id = :id""").param("id", id).update();
    }
}
