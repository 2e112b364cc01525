package io.weiche.forms;

import io.weiche.kernel.CurrentAccount;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What was sent.
@Repository
class SubmissionStore {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String INSERT = """
            insert into form_submission (account_id, inquiry_id, form_id, form_version, answers, trace, files_kept)
            values (:account, :inquiry, :form, :version, cast(:answers as jsonb), cast(:trace as jsonb), :kept)""";

    private static final String FIND = """
            select s.inquiry_id, s.form_id, f.title, s.submitted_at, s.answers::text as answers, s.trace::text as trace,
                s.files_kept
            from form_submission s
            join web_form f on f.account_id = :account and f.id = s.form_id
            where s.account_id = :account and s.inquiry_id = :inquiry""";

    private final JdbcClient sql;

    SubmissionStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// @param filesKept false: files follow
    void insert(long inquiryId, WebForm form, Answers answers, boolean filesKept) {
        statement(INSERT)
                .param("inquiry", inquiryId)
                .param("form", form.id())
                .param("version", form.version())
                .param("answers", JSON.writeValueAsString(answers.all))
                .param("trace", JSON.writeValueAsString(answers.trace))
                .param("kept", filesKept)
                .update();
    }

    boolean awaitsFiles(long inquiryId) {
        return statement("""
                        select not files_kept from form_submission
                        where account_id = :account and inquiry_id = :inquiry for update""")
                .param("inquiry", inquiryId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void filesKept(long inquiryId) {
        statement("update form_submission set files_kept = true where account_id = :account and inquiry_id = :inquiry")
                .param("inquiry", inquiryId)
                .update();
    }

    Optional<Submitted> find(long inquiryId, List<Submitted.Consent> consents) {
        return statement(FIND)
                .param("inquiry", inquiryId)
                .query((row, _) -> new Submitted(
                        row.getLong("inquiry_id"),
                        row.getLong("form_id"),
                        row.getString("title"),
                        row.getObject("submitted_at", OffsetDateTime.class),
                        JSON.readValue(row.getString("answers"), new TypeReference<List<Submitted.Answer>>() {}),
                        JSON.readValue(row.getString("trace"), new TypeReference<Map<String, String>>() {}),
                        consents,
                        row.getBoolean("files_kept")))
                .optional();
    }
}
