package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.mailboxes.reading.ReadMail.Card;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Which files belong to which message.
@Repository
class EmailFiles {
    private static final String ADD = """
            insert into email_file (account_id, email_id, position, file_id, name, size, card)
            values (:account, :email, :position, :file, :name, :size, cast(:card as jsonb))
            on conflict do nothing""";

    private static final String LIST = """
            select f.email_id, f.file_id, f.name, f.size, f.card, r.kind, r.record_id from email_file f
            left join record_file r on r.account_id = :account and r.id = f.file_id and r.deleted_at is null
            where f.account_id = :account and f.email_id = any(cast(:emails as bigint[]))
            order by f.email_id, f.position""";

    private static final String KEPT = """
            select position from email_file where account_id = :account and email_id = :email""";

    private final JdbcClient sql;
    private final JsonMapper json;

    EmailFiles(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// @param file null: it could not be kept
    void add(long email, int position, @Nullable Long file, String name, long size, @Nullable Card card) {
        of(ADD).param("email", email)
                .param("position", position)
                .param("file", file)
                .param("name", name)
                .param("size", size)
                .param("card", card == null ? null : json.writeValueAsString(card))
                .update();
    }

    /// Positions that have been kept already.
    Set<Integer> kept(long email) {
        return of(KEPT).param("email", email).query(Integer.class).set();
    }

    void allKept(long email) {
        of("update email_message set files_kept = true where account_id = :account and id = :email")
                .param("email", email)
                .update();
    }

    /// By message, in their order.
    Map<Long, List<Email.File>> list(Collection<Long> emails) {
        var files = new HashMap<Long, List<Email.File>>();
        if (!emails.isEmpty()) {
            of(LIST).param("emails", new SqlArrayValue("bigint", emails.toArray()))
                    .query(row -> {
                        var card = row.getString("card");
                        files.computeIfAbsent(row.getLong("email_id"), _ -> new ArrayList<>())
                                .add(new Email.File(
                                        row.getObject("kind") == null ? null : row.getObject("file_id", Long.class),
                                        row.getString("name"),
                                        row.getLong("size"),
                                        card == null ? null : json.readValue(card, Card.class)));
                    });
        }
        return files;
    }
}
