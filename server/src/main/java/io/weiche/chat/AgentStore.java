package io.weiche.chat;

import io.weiche.kernel.CurrentAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who of the team is there to chat.
@Repository
class AgentStore {
    private static final String SEEN = """
            insert into chat_agent (account_id, user_id) values (:account, :user)
            on conflict (account_id, user_id) do update set seen_at = clock_timestamp()""";

    private static final String SET = """
            insert into chat_agent (account_id, user_id, available) values (:account, :user, :available)
            on conflict (account_id, user_id) do update
                set available = excluded.available, seen_at = clock_timestamp()""";

    /// The hour is that of the account.
    private static final String NOW = """
            select cast(extract(isodow from c.here) as integer) as weekday, to_char(c.here, 'HH24:MI') as clock,
                exists (select from chat_agent g
                    join app_user u on u.account_id = :account and u.id = g.user_id and u.active
                    where g.account_id = :account and g.available
                        and g.seen_at > clock_timestamp() - interval '45 seconds') as somebody
            from (select clock_timestamp() at time zone a.time_zone as here
                from account a where a.account_id = :account) c""";

    private final JdbcClient sql;

    AgentStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    /// What time it is and whether anybody of the team is there.
    record Now(int weekday, String clock, boolean somebody) {}

    Now now() {
        return of(NOW).query(Now.class).single();
    }

    void seen(long user) {
        of(SEEN).param("user", user).update();
    }

    void set(long user, boolean available) {
        of(SET).param("user", user).param("available", available).update();
    }

    /// Whoever never said anything is available.
    boolean available(long user) {
        return of("""
                        select coalesce((select available from chat_agent
                            where account_id = :account and user_id = :user), true)""").param("user", user).query(Boolean.class).single();
    }
}
