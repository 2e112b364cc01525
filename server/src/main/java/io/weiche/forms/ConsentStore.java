package io.weiche.forms;

import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Every wording of a consent, and who agreed to which.
@Repository
class ConsentStore {
    /// Only where the wording is another one than the latest.
    private static final String KEEP = """
            insert into web_form_consent (account_id, form_id, field, version, text, by_id)
            select :account, :form, n.field, coalesce(l.version, 0) + 1, n.text, cast(:actor as bigint)
            from unnest(cast(:fields as text[]), cast(:texts as text[])) as n (field, text)
            left join lateral (
                select c.version, c.text from web_form_consent c
                where c.account_id = :account and c.form_id = :form and c.field = n.field
                order by c.version desc limit 1) l on true
            where l.text is distinct from n.text""";

    private static final String LATEST = """
            select field, max(version) as version from web_form_consent
            where account_id = :account and form_id = :form group by field""";

    private static final String GIVEN = """
            insert into form_submission_consent (account_id, inquiry_id, form_id, field, version)
            select :account, :inquiry, :form, n.field, n.version
            from unnest(cast(:fields as text[]), cast(:versions as integer[])) as n (field, version)""";

    private static final String OF_INQUIRY = """
            select c.field, c.version, c.text, c.since from form_submission_consent g
            join web_form_consent c on c.account_id = :account and c.form_id = g.form_id and c.field = g.field
                and c.version = g.version
            where g.account_id = :account and g.inquiry_id = :inquiry order by c.field""";

    private final JdbcClient sql;

    ConsentStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }

    void keep(WebForm form) {
        var consents = form.definition().fields().stream()
                .filter(field -> field.kind() == FieldKind.CONSENT)
                .toList();
        if (!consents.isEmpty()) {
            statement(KEEP)
                    .param("form", form.id())
                    .param("actor", CurrentUser.require().userId())
                    .param("fields", texts(consents.stream().map(FormField::key).toList()))
                    .param(
                            "texts",
                            texts(consents.stream().map(FormField::label).toList()))
                    .update();
        }
    }

    Map<String, Integer> latest(long formId) {
        return statement(LATEST)
                .param("form", formId)
                .query((row, _) -> Map.entry(row.getString("field"), row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void given(long inquiryId, long formId, Map<String, Integer> consents) {
        if (!consents.isEmpty()) {
            var fields = List.copyOf(consents.keySet());
            statement(GIVEN)
                    .param("inquiry", inquiryId)
                    .param("form", formId)
                    .param("fields", texts(fields))
                    .param(
                            "versions",
                            new SqlArrayValue(
                                    "integer",
                                    fields.stream().map(consents::get).toArray()))
                    .update();
        }
    }

    List<Submitted.Consent> of(long inquiryId) {
        return statement(OF_INQUIRY)
                .param("inquiry", inquiryId)
                .query(Submitted.Consent.class)
                .list();
    }
}
