package io.weiche.chat;

import io.weiche.kernel.CurrentAccount;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looks at how conversations stand, for those who listen. Numbers of messages and revisions rise under the lock of
/// their conversation, so whoever compares them misses nothing, whichever node wrote.
@Service
public class ChatLooks {
    private static final String LOOK = """
            select c.id, c.last_seq, c.revision, v.side is not null as visitor_types, a.side is not null as agent_types
            from chat_conversation c
            left join chat_typing v on v.account_id = :account and v.conversation_id = c.id and v.side = 'VISITOR'
                and v.until > clock_timestamp()
            left join chat_typing a on a.account_id = :account and a.conversation_id = c.id and a.side = 'AGENT'
                and a.until > clock_timestamp()
            where c.account_id = :account and (c.id = any (cast(:ids as bigint[]))
                or :team and c.changed_at > clock_timestamp() - interval '10 minutes'
                or :team and c.id in (select t.conversation_id from chat_typing t where t.account_id = :account))""";

    private final JdbcClient sql;

    ChatLooks(JdbcClient sql) {
        this.sql = sql;
    }

    /// How a conversation stands.
    public record Standing(long id, int lastSeq, int revision, boolean visitorTypes, boolean agentTypes) {}

    /// @param team also everything that changed lately
    @Transactional(readOnly = true)
    public List<Standing> look(Collection<Long> conversations, boolean team) {
        return sql.sql(LOOK)
                .param("account", CurrentAccount.require().value())
                .param("ids", new SqlArrayValue("bigint", conversations.toArray()))
                .param("team", team)
                .query(Standing.class)
                .list();
    }
}
