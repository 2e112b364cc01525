package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.mailboxes.Templates.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on templates.
@Repository
class TemplateStore {
    private static final String COLUMNS = """
            select id, name, subject, body, version from mail_template where account_id = :account""";

    private static final String INSERT = """
            insert into mail_template (account_id, name, subject, body)
            values (:account, :name, :subject, :body) returning id""";

    private static final String CHANGE = """
            update mail_template set name = :name, subject = :subject, body = :body, version = version + 1
            where account_id = :account and id = :id""";

    private final JdbcClient sql;

    TemplateStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static Template template(ResultSet row, int number) throws SQLException {
        return new Template(
                row.getLong("id"),
                row.getString("name"),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("version"));
    }

    List<Template> list() {
        return of(COLUMNS + " order by lower(name), id")
                .query(TemplateStore::template)
                .list();
    }

    Optional<Template> find(long id) {
        return of(COLUMNS + " and id = :id")
                .param("id", id)
                .query(TemplateStore::template)
                .optional();
    }

    Optional<Template> lock(long id) {
        return of(COLUMNS + " and id = :id for update")
                .param("id", id)
                .query(TemplateStore::template)
                .optional();
    }

    long insert(Templates.Draft draft) {
        return filled(INSERT, draft).query(Long.class).single();
    }

    void change(long id, Templates.Draft draft) {
        filled(CHANGE, draft).param("id", id).update();
    }

    private JdbcClient.StatementSpec filled(String statement, Templates.Draft draft) {
        return of(statement)
                .param("name", draft.name())
                .param("subject", draft.subject())
                .param("body", draft.body());
    }

    void delete(long id) {
        of("delete from mail_template where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }
}
