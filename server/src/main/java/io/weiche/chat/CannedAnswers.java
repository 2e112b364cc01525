package io.weiche.chat;

import io.weiche.access.Audit;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Answers that are ready: everybody of the account uses them, and whoever may change settings writes them.
@Service
public class CannedAnswers {
    private static final int MOST = 500;

    private final JdbcClient sql;
    private final Audit audit;

    CannedAnswers(JdbcClient sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /// @param shortcut what is typed behind a slash
    public record CannedAnswer(long id, String shortcut, String body) {}

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    @Transactional(readOnly = true)
    public List<CannedAnswer> list() {
        return of("select id, shortcut, body from canned_answer where account_id = :account order by shortcut")
                .query(CannedAnswer.class)
                .list();
    }

    @Transactional
    public CannedAnswer add(String shortcut, String body) {
        if (list().size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " answers are possible.");
        }
        try {
            var id = of("""
                            insert into canned_answer (account_id, shortcut, body) values (:account, :shortcut, :body)
                            returning id""")
                    .param("shortcut", shortcut)
                    .param("body", body)
                    .query(Long.class)
                    .single();
            var added = new CannedAnswer(id, shortcut, body);
            audit.write("canned-answer-added", "canned-answer:" + id, null, told(added));
            return added;
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    private CannedAnswer find(long id) {
        return list().stream().filter(answer -> answer.id() == id).findFirst().orElseThrow(Problem::notFound);
    }

    private static Map<String, String> told(CannedAnswer answer) {
        return Map.of("shortcut", answer.shortcut(), "text", answer.body());
    }

    @Transactional
    public CannedAnswer change(long id, String shortcut, String body) {
        var before = find(id);
        try {
            var changed = of("""
                            update canned_answer set shortcut = :shortcut, body = :body, changed_at = clock_timestamp()
                            where account_id = :account and id = :id""")
                    .param("id", id)
                    .param("shortcut", shortcut)
                    .param("body", body)
                    .update();
            if (changed == 0) {
                throw Problem.notFound();
            }
            var after = new CannedAnswer(id, shortcut, body);
            audit.write("canned-answer-changed", "canned-answer:" + id, told(before), told(after));
            return after;
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    @Transactional
    public void delete(long id) {
        var before = find(id);
        if (of("delete from canned_answer where account_id = :account and id = :id")
                        .param("id", id)
                        .update()
                == 0) {
            throw Problem.notFound();
        }
        audit.write("canned-answer-deleted", "canned-answer:" + id, told(before), null);
    }

    private static BadInput taken() {
        return BadInput.of("shortcut", "taken", "There is an answer with this shortcut already.");
    }
}
