package io.weiche.chat;

import io.weiche.accounts.Language;
import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes conversations, and reads them for those who need no rights: visitors and the system.
@Repository
class ConversationStore {
    private static final String SHOWN = """
            select c.* from chat_conversation c where c.account_id = :account""";

    private static final String OPEN = """
            insert into chat_conversation (account_id, channel_id, visitor, language, page, name, email, phone)
            select :account, :channel, :visitor, :language, cast(:page as text), b.name, b.email, b.phone
            from (select 1) one
            left join lateral (
                select e.name, e.email, e.phone from chat_conversation e
                where e.account_id = :account and e.channel_id = :channel and e.visitor = :visitor
                order by e.id desc limit 1) b on true
            on conflict do nothing""";

    private static final String OF_VISITOR =
            SHOWN + " and c.channel_id = :channel and c.visitor = :visitor order by c.id desc limit 1";

    private static final String CONTACT = """
            update chat_conversation set name = coalesce(cast(:name as text), name),
                email = coalesce(cast(:email as text), email), phone = coalesce(cast(:phone as text), phone),
                revision = revision + 1, changed_at = clock_timestamp()
            where account_id = :account and id = :id""";

    private static final String STATE = """
            update chat_conversation set state = :state, agent_id = cast(:agent as bigint),
                result = cast(:result as text), revision = revision + 1, changed_at = clock_timestamp(),
                closed_at = case when :state = 'CLOSED' then clock_timestamp() end,
                closed_by_id = case when :state = 'CLOSED' then cast(:closer as bigint) end,
                unread = case when :state = 'CLOSED' then 0 else unread end
            where account_id = :account and id = :id""";

    private static final String SILENT = """
            select c.id from chat_conversation c
            join chat_channel h on h.account_id = :account and h.id = c.channel_id
            where c.account_id = :account and c.inquiry_id is null and c.state <> 'CLOSED'
                and c.visited_at <= clock_timestamp() - make_interval(mins => h.anonymous_minutes)
            order by c.visited_at limit 100""";

    private final JdbcClient sql;

    ConversationStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    static Conversation conversation(ResultSet row, int number) throws SQLException {
        var result = row.getString("result");
        return new Conversation(
                row.getLong("id"),
                row.getLong("channel_id"),
                row.getString("visitor"),
                Conversation.State.valueOf(row.getString("state")),
                row.getObject("agent_id", Long.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                row.getString("page"),
                row.getObject("inquiry_id", Long.class),
                row.getInt("last_seq"),
                row.getInt("unread"),
                row.getInt("revision"),
                result == null ? null : Conversation.Result.valueOf(result),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("visited_at", OffsetDateTime.class));
    }

    /// The latest one with a visitor.
    Optional<Conversation> ofVisitor(long channel, String visitor) {
        return of(OF_VISITOR)
                .param("channel", channel)
                .param("visitor", visitor)
                .query(ConversationStore::conversation)
                .optional();
    }

    Optional<Conversation> find(long id) {
        return of(SHOWN + " and c.id = :id")
                .param("id", id)
                .query(ConversationStore::conversation)
                .optional();
    }

    Optional<Conversation> ofInquiry(long inquiry) {
        return of(SHOWN + " and c.inquiry_id = :inquiry order by c.id desc limit 1")
                .param("inquiry", inquiry)
                .query(ConversationStore::conversation)
                .optional();
    }

    /// Waits for whoever writes to it at this moment.
    Conversation lock(long id) {
        return of(SHOWN + " and c.id = :id for update")
                .param("id", id)
                .query(ConversationStore::conversation)
                .single();
    }

    /// Begins one unless there is one with this visitor that is not closed. What the visitor said of themselves
    /// earlier is known.
    ///
    /// @return whether it is new
    boolean open(long channel, String visitor, Language language, @Nullable String page) {
        return of(OPEN).param("channel", channel)
                        .param("visitor", visitor)
                        .param("language", language.code())
                        .param("page", page)
                        .update()
                == 1;
    }

    /// What is absent stays as it is.
    void contact(long id, @Nullable String name, @Nullable String email, @Nullable String phone) {
        of(CONTACT)
                .param("id", id)
                .param("name", name)
                .param("email", email)
                .param("phone", phone)
                .update();
    }

    void taken(long id, long inquiry) {
        of("""
                update chat_conversation set inquiry_id = :inquiry, revision = revision + 1,
                    changed_at = clock_timestamp()
                where account_id = :account and id = :id""").param("id", id).param("inquiry", inquiry).update();
    }

    void state(
            long id,
            Conversation.State state,
            @Nullable Long agent,
            Conversation.@Nullable Result result,
            @Nullable Long closer) {
        of(STATE)
                .param("id", id)
                .param("state", state.name())
                .param("agent", agent)
                .param("result", result == null ? null : result.name())
                .param("closer", closer)
                .update();
    }

    void read(long id) {
        of("""
                update chat_conversation set unread = 0, revision = revision + 1, changed_at = clock_timestamp()
                where account_id = :account and id = :id and unread > 0""").param("id", id).update();
    }

    /// Those whose visitor left no contact detail and has said nothing for as long as the channel waits.
    List<Long> silent() {
        return of(SILENT).query(Long.class).list();
    }
}
