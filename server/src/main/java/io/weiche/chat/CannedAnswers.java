package io.weiche.chat;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Answers that are ready: everybody of the account uses them and may write them.
@Service
public class CannedAnswers {
    private static final int MOST = 500;

    private final JdbcClient sql;

    CannedAnswers(JdbcClient sql) {
        this.sql = sql;
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
            return new CannedAnswer(id, shortcut, body);
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    @Transactional
    public CannedAnswer change(long id, String shortcut, String body) {
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
            return new CannedAnswer(id, shortcut, body);
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    @Transactional
    public void delete(long id) {
        if (of("delete from canned_answer where account_id = :account and id = :id")
                        .param("id", id)
                        .update()
                == 0) {
            throw Problem.notFound();
        }
    }

    private static BadInput taken() {
        return BadInput.of("shortcut", "taken", "There is an answer with this shortcut already.");
    }
}
