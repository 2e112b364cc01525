package io.weiche.chat;

import io.weiche.kernel.CurrentAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is typing at this moment. Nothing of what they type is known, and it is forgotten after a few seconds.
@Component
class Typing {
    private static final String GO = """
            insert into chat_typing (account_id, conversation_id, side, until)
            values (:account, :conversation, :side, clock_timestamp() + interval '5 seconds')
            on conflict (account_id, conversation_id, side) do update set until = excluded.until""";

    private final JdbcClient sql;

    Typing(JdbcClient sql) {
        this.sql = sql;
    }

    enum Side {
        VISITOR,
        AGENT
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    void go(long conversation, Side side) {
        of(GO).param("conversation", conversation).param("side", side.name()).update();
    }

    void stop(long conversation, Side side) {
        of("""
                delete from chat_typing
                where account_id = :account and conversation_id = :conversation and side = :side""").param("conversation", conversation).param("side", side.name()).update();
    }

    /// Of conversations that ended in the middle of a word.
    void forget() {
        of("delete from chat_typing where account_id = :account and until < clock_timestamp() - interval '1 minute'")
                .update();
    }
}
