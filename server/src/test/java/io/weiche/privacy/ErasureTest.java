package io.weiche.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.config.Config;
import io.weiche.jobs.JobHandler;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.WordsOfRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Erasing somebody who left a row in every place there is.
@WeicheTest
class ErasureTest {
    /// Words nobody is found by; they are there only when the places before it have been erased.
    private static final Set<String> ONLY_AFTERWARDS = Set.of("search_form", "search_ending");

    /// What comes from outside or from work in the background, as it lies there afterwards.
    private static final List<String> LEFT_BEHIND = List.of(
            """
            insert into notification (account_id, user_id, reason, kind, record_id)
            values (:account, :user, 'ASSIGNED', 3, :contact)""",
            """
            insert into webhook_delivery (account_id, webhook_id, events, answer)
            select :account, id, jsonb_build_array(:name), :name from webhook where account_id = :account""",
            """
            insert into import_record (account_id, run_id, kind, record_id, row_number, made, version_after, active_after_at)
            select :account, id, 3, :contact, 1, true, 0, now() from import_run where account_id = :account""",
            """
            insert into bulk_run (account_id, kind, action, change, search, status, max_record_id, started_by_id)
            values (:account, 3, 'RESPONSIBLE', '{}', :name, 'DONE', :contact, :user)""",
            """
            insert into bulk_outcome (account_id, run_id, record_id, outcome, detail)
            select :account, id, :contact, 'FAILED', :name from bulk_run where account_id = :account""",
            """
            insert into switch_outcome (account_id, switch_id, lead_id, outcome, detail)
            select :account, max(id), :lead, 'FAILED', :name from mode_switch where account_id = :account""",
            """
            insert into form_submission (account_id, inquiry_id, form_id, form_version, answers)
            select :account, (select max(id) from inquiry where account_id = :account and contact_id = :contact),
                min(id), 0, jsonb_build_object('name', :name) from web_form where account_id = :account""",
            """
            update chat_conversation set name = :name where account_id = :account""",
            """
            insert into report_month (account_id, recipe, month, kinds) values (:account, 'x', '2026-01-01', '{0}')""",
            """
            insert into report_tally (account_id, recipe, month, keys, counts, amounts, seconds)
            values (:account, 'x', '2026-01-01', array[:name], '{1}', '{}', '')""",
            """
            insert into email_message (account_id, mailbox_id, direction, message_id, message_key, from_name, from_address,
                body, state, sent_at)
            select :account, id, 'IN', n || '@x', n || 'k', :name, 'x@pruefstand.example', :name, 'RECEIVED', now()
            from mailbox cross join generate_series(1, 2) n where account_id = :account""",
            """
            insert into email_record (account_id, email_id, kind, record_id)
            select :account, min(id), 3, :contact from email_message where account_id = :account""",
            """
            insert into email_file (account_id, email_id, position, name, size)
            select :account, min(id), 0, :name, 1 from email_message where account_id = :account""",
            """
            insert into unfiled_email (account_id, email_id, raw, sent_on)
            select :account, max(id), convert_to(:name, 'UTF8'), false from email_message where account_id = :account""",
            """
            insert into mail_quarantine (account_id, mailbox_id, uid_validity, uid, reason, raw, size, received_at)
            select :account, id, 1, 1, 'too-deep', convert_to(:name, 'UTF8'), 1, now()
            from mailbox where account_id = :account""",
            """
            insert into product_row (account_id, kind, record_id, name, quantity, price, net, total)
            values (:account, 1, :lead, :name, 1, 1, 1, 1)""",
            """
            insert into offer (account_id, deal_id, language, offered_on, valid_until, recipient, currency, net, total)
            select :account, min(id), 'de', '2026-01-01', '2026-01-31', :name, 'EUR', 1, 1 from deal
            where account_id = :account""",
            """
            insert into requisite (account_id, kind, record_id, legal_name) values (:account, 3, :contact, :name)""",
            """
            insert into bank_account (account_id, requisite_id, sort, holder, iban)
            select :account, max(id), 1, :name, 'DE89370400440532013000' from requisite where account_id = :account""",
            """
            insert into recurring_deal (account_id, title, pipeline_id, responsible_id, has_customer, unit, every, first_on)
            select :account, :name, min(id), :user, true, 'MONTH', 1, '2090-01-01' from pipeline
            where account_id = :account""",
            """
            insert into recurring_deal_contact (account_id, recurring_deal_id, contact_id, is_primary)
            select :account, max(id), :contact, true from recurring_deal where account_id = :account""",
            """
            insert into automation_rule (account_id, name, kind, stage_id, sort, filter, action, settings)
            values (:account, 'x', 1, 1, 10, :name, 'NOTIFY', '{}')""",
            """
            insert into outbox (account_id, event, kind, record_id, data)
            values (:account, 'crm.contact.changed', 3, :contact, jsonb_build_object('name', :name))""");

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final PersonStore store;
    private final List<JobHandler> handlers;
    private final Path vault;

    ErasureTest(
            TestAccounts accounts,
            JdbcClient sql,
            TransactionTemplate transaction,
            PersonStore store,
            List<JobHandler> handlers,
            Config config) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.store = store;
        this.handlers = handlers;
        this.vault = config.dataDir().resolve("files");
    }

    /// What comes through doors.
    private static void enter(Api api, long contact) {
        var company = api.post("/companies", Json.of("{'title':'Schiefer AG'}"))
                .is(201)
                .id();
        api.post("/fields", Json.of("{'kind':'CONTACT','label':'Merkmal','type':'TEXT'}"))
                .is(201);
        api.patch(
                        "/contacts/" + contact,
                        Json.of("{'companyIds':[" + company + "],'custom':{'merkmal':'" + PrivacyTest.NAME + "'}}"))
                .is(200);
        api.post("/calls", Json.of("{'number':'+49 30 4711-0815','name':'" + PrivacyTest.NAME + "'}"))
                .is(201);
        api.post("/views", Json.of("{'kind':'CONTACT','name':'Suche','q':'" + PrivacyTest.NAME + "'}"))
                .is(201);
        api.post(
                        "/webhooks",
                        Json.of("{'name':'Haken','address':'http://127.0.0.1:9/hook','events':['crm.mode.changed']}"))
                .is(201);
        api.post(
                        "/mailboxes",
                        Json.of("{'address':'vertrieb@pruefstand.example','fromName':'Vertrieb','password':'x',"
                                + "'imapHost':'127.0.0.1','imapPort':9,'imapSecurity':'NONE','state':'PAUSED',"
                                + "'smtpHost':'127.0.0.1','smtpPort':9,'smtpSecurity':'NONE'}"))
                .is(201);
        PrivacyTest.upload(api, "Nachname\n" + PrivacyTest.NAME + "\n");
        var channel = api.post("/chat-channels", Json.of("{'name':'Website'}"))
                .is(201)
                .json();
        Api.raw(
                        "POST",
                        api.server() + "/chat/" + channel.path("key").asString() + "/messages",
                        Json.of("{'clientId':'" + "0".repeat(32) + "','text':'Hier " + PrivacyTest.NAME + "'}"),
                        Map.of("Content-Type", "application/json", "X-Chat-Visitor", "0".repeat(64)))
                .is(200);
        api.post("/exceptions", Json.of("{'value':'" + PrivacyTest.EMAIL + "','reason':'Wunsch'}"))
                .is(201);
        api.post(
                        "/inquiries",
                        Json.of("{'channel':'EMAIL','emails':['" + PrivacyTest.EMAIL + "'],'message':'"
                                + PrivacyTest.NAME + "'}"))
                .is(201);
    }

    private <T> T inAccount(Api api, Supplier<T> work) {
        return CurrentAccount.callAs(api.account(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    /// Counted before anybody else sees it: what waits to be told does not lie there for long.
    private Map<String, Long> leaveBehind(Api api, long contact, Person person) {
        return inAccount(api, () -> {
            LEFT_BEHIND.forEach(statement -> assertThat(sql.sql(statement)
                            .param("account", api.account().value())
                            .param("user", api.userId())
                            .param("contact", contact)
                            .param("lead", person.leads().getFirst())
                            .param("name", PrivacyTest.NAME)
                            .update())
                    .as(statement)
                    .isPositive());
            return rows(api, person);
        });
    }

    private Map<String, Long> rows(Api api, Person person) {
        return inAccount(api, () -> {
            var rows = new LinkedHashMap<String, Long>();
            Places.ALL.forEach(place -> rows.put(
                    place.table() + " " + place.erasing(),
                    sql.sql("select count(*) from " + place.table() + " where account_id = :account and "
                                    + place.where())
                            .params(person.parameters(api.account().value()))
                            .query(Long.class)
                            .single()));
            return rows;
        });
    }

    private Person person(Api api, long contact) {
        return inAccount(api, () -> store.find(new RecordRef(RecordKind.CONTACT, contact)));
    }

    private List<Path> kept(Api api) throws IOException {
        try (var files = Files.walk(vault.resolve(Long.toString(api.account().value())))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whoeverLeftARowInEveryPlaceIsInNoneAfterwards() throws SQLException, IOException {
        var api = accounts.openClassic();
        var contact = PrivacyTest.person(api);
        enter(api, contact);
        var before = person(api, contact);
        PrivacyTest.awaitWord(api, "Quellwasser");
        var present = leaveBehind(api, contact, before);

        assertThat(present.entrySet().stream()
                        .filter(place -> place.getValue() == 0)
                        .map(place -> place.getKey().split(" ", -1)[0])
                        .filter(table -> !ONLY_AFTERWARDS.contains(table)))
                .as("places without a row: this test says nothing about them")
                .isEmpty();
        assertThat(kept(api)).isNotEmpty();

        api.post("/contacts/" + contact + "/erasure", Json.of("{'name':'" + PrivacyTest.NAME + "'}"))
                .is(204);

        // the words of deals that stay are read anew at once; that the person's are not among them is seen below
        assertThat(rows(api, before).entrySet().stream()
                        .filter(place -> !place.getKey().endsWith("CLEARED") && place.getValue() > 0)
                        .filter(place -> !place.getKey().startsWith("search_posting")))
                .isEmpty();
        WordsOfRecords.untilRead(sql, api);
        assertThat(PrivacyTest.traces(api)).isEmpty();
        CurrentAccount.callAs(
                api.account(),
                () -> handlers.stream()
                        .filter(handler -> handler.name().equals("sweep-files"))
                        .findFirst()
                        .orElseThrow()
                        .work(0));
        assertThat(kept(api)).as("bytes nobody names any more").isEmpty();
    }
}
