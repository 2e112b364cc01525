package io.weiche.chat;

import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on what was said.
@Repository
class MessageStore {
    /// The number is given under the lock of the conversation, so numbers become visible in their order.
    private static final String SAY = """
            with numbered as (
                update chat_conversation set last_seq = last_seq + 1, revision = revision + 1,
                    changed_at = clock_timestamp(),
                    visited_at = case when :author = 'VISITOR' then clock_timestamp() else visited_at end,
                    unread = case :author when 'VISITOR' then unread + 1 when 'AGENT' then 0 else unread end
                where account_id = :account and id = :conversation
                returning last_seq)
            insert into chat_message (account_id, conversation_id, seq, author, user_id, client_id, body, file_id,
                delivery, next_try_at)
            select :account, :conversation, n.last_seq, :author, cast(:user as bigint), cast(:client as text), :body,
                cast(:file as bigint), case when :sent then 'WAITING' end,
                case when :sent then clock_timestamp() end
            from numbered n
            returning seq""";

    private static final String SHOWN = """
            select m.* from chat_message m where m.account_id = :account and m.conversation_id = :conversation""";

    private final JdbcClient sql;

    MessageStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    private static ChatMessage message(ResultSet row, int number) throws SQLException {
        var delivery = row.getString("delivery");
        return new ChatMessage(
                row.getInt("seq"),
                ChatMessage.Author.valueOf(row.getString("author")),
                row.getObject("user_id", Long.class),
                row.getString("body"),
                row.getObject("file_id", Long.class),
                row.getObject("said_at", OffsetDateTime.class),
                delivery == null ? null : ChatMessage.Delivery.valueOf(delivery),
                row.getString("failure"));
    }

    /// What is to be written down.
    ///
    /// @param clientId names it at its sender
    /// @param sent it has to be sent on to a messenger
    record Draft(
            ChatMessage.Author author,
            @Nullable Long userId,
            @Nullable String clientId,
            String body,
            @Nullable Long fileId,
            boolean sent) {}

    /// @return its number
    int say(long conversation, Draft draft) {
        return of(SAY).param("conversation", conversation)
                .param("author", draft.author().name())
                .param("user", draft.userId())
                .param("client", draft.clientId())
                .param("body", draft.body())
                .param("file", draft.fileId())
                .param("sent", draft.sent())
                .query(Integer.class)
                .single();
    }

    boolean said(long conversation, String clientId) {
        return of("""
                        select exists (select from chat_message
                            where account_id = :account and conversation_id = :conversation and client_id = :client)""")
                .param("conversation", conversation)
                .param("client", clientId)
                .query(Boolean.class)
                .single();
    }

    /// Oldest first.
    List<ChatMessage> after(long conversation, int seq, int most) {
        return of(SHOWN + " and m.seq > :seq order by m.seq limit :most")
                .param("conversation", conversation)
                .param("seq", seq)
                .param("most", most)
                .query(MessageStore::message)
                .list();
    }

    /// The latest ones before a number, oldest first.
    List<ChatMessage> before(long conversation, int seq, int most) {
        return of("select * from (" + SHOWN + " and m.seq < :seq order by m.seq desc limit :most) m order by m.seq")
                .param("conversation", conversation)
                .param("seq", seq)
                .param("most", most)
                .query(MessageStore::message)
                .list();
    }

    /// All words of the visitor, one message below the other, as far as they fit.
    String words(long conversation, int most) {
        return of("""
                        select left(coalesce(string_agg(m.body, chr(10) order by m.seq), ''), :most)
                        from chat_message m
                        where m.account_id = :account and m.conversation_id = :conversation
                            and m.author = 'VISITOR'""")
                .param("conversation", conversation)
                .param("most", most)
                .query(String.class)
                .single();
    }
}
