package io.weiche.bin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What has lain in the recycle bin for thirty days is gone for good, with all that belonged to it alone.
@WeicheTest
class PurgeTest {
    /// What names records by their number and stays: what was told or decided, and how records came to be.
    private static final List<String> STAYING =
            List.of("outbox", "notification", "import_record", "bulk_outcome", "inquiry_decision", "inquiry_fact_kept");
    /// Written or removed in the background.
    private static final List<String> LATER = List.of("search_posting", "search_queue", "live_signal", "presence");

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Purging purging;
    private final Api api;

    PurgeTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction, Purging purging) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.purging = purging;
        this.api = accounts.openClassic();
    }

    private int sql(String statement) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update()));
    }

    private long count(String statement) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .query(Long.class)
                        .single()));
    }

    private void delete(String kind, long id) {
        api.delete("/" + kind + "/" + id).is(204);
    }

    private void daysPass(int days) {
        for (var table : List.of("lead", "deal", "contact", "company")) {
            sql("update " + table + " set deleted_at = deleted_at - make_interval(days => " + days
                    + ") where account_id = :account and deleted_at is not null");
        }
    }

    private void purge() {
        CurrentAccount.runAs(api.account(), () -> purging.due(() -> true));
    }

    private long make(String path, String body) {
        return api.post(path, Json.of(body)).is(201).id();
    }

    private JsonNode figures(String report) {
        var figures = (ObjectNode) api.get("/reports/" + report).is(200).json();
        figures.remove("marks");
        return figures;
    }

    private long wrongFacts() {
        return count("""
                select count(*) from (select * from inquiry_fact where account_id = :account) f
                full join (select * from inquiry_fact_now where account_id = :account) n
                    on n.account_id = f.account_id and n.inquiry_id = f.inquiry_id
                where f is distinct from n""");
    }

    /// Tables that say kind and number of a record, or number one in a column of its kind, and what they hold of one.
    private List<String> traces(int kind, String table, long id) {
        var places = CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("""
                                select table_name || '.' || column_name from information_schema.columns c
                                where table_schema = 'weiche' and (column_name = :column
                                    or column_name in ('record_id', 'survivor_id', 'one_id', 'other_id') and exists (
                                        select from information_schema.columns k where k.table_schema = 'weiche'
                                            and k.table_name = c.table_name and k.column_name = 'kind'))
                                    and exists (select from information_schema.tables t where t.table_schema = 'weiche'
                                        and t.table_name = c.table_name and t.table_type = 'BASE TABLE')""")
                        .param("column", table + "_id")
                        .query(String.class)
                        .list()));
        var found = new ArrayList<String>();
        for (var place : places) {
            var parts = place.split("\\.");
            if (STAYING.contains(parts[0]) || LATER.contains(parts[0])) {
                continue;
            }
            var ofKind = parts[1].equals(table + "_id") ? "" : " and kind = " + kind;
            if (count("select count(*) from " + parts[0] + " where account_id = :account and " + parts[1] + " = " + id
                            + ofKind)
                    > 0) {
                found.add(place);
            }
        }
        return found;
    }

    private void bringAlong(String kind, String code, long id) {
        make("/" + kind + "/" + id + "/comments", "{'body':'Nur hier'}");
        make("/activities", "{'title':'Nur hier','records':[{'kind':'" + code + "','id':" + id + "}]}");
        api.patch("/" + kind + "/" + id + "/tags", Json.of("{'add':['Stammkunde']}"))
                .is(200);
        Api.rawBytes(
                        "POST",
                        api.server() + "/api/v1/uploads/" + kind + "/" + id + "?name=a.txt",
                        "nur hier".getBytes(StandardCharsets.UTF_8),
                        Map.of("Authorization", "Bearer " + api.token(), "Content-Type", "application/octet-stream"))
                .is(201);
    }

    @Test
    void afterThirtyDaysNothingOfARecordIsLeft() {
        var company = make("/companies", "{'title':'Holm KG','phones':['030 4711']}");
        var contact =
                make("/contacts", "{'lastName':'Holm','emails':['holm@kunde.example'],'companyIds':[" + company + "]}");
        var lead = api.lead(Json.of("{'title':'Dach','contactId':" + contact + ",'companyId':" + company + "}"));
        var deal = api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}")
                .is(201)
                .number("dealId");
        bringAlong("contacts", "CONTACT", contact);
        bringAlong("companies", "COMPANY", company);
        bringAlong("deals", "DEAL", deal);
        delete("deals", deal);
        delete("leads", lead);
        delete("contacts", contact);
        delete("companies", company);

        daysPass(29);
        var before = Stored.of(api.account());
        purge();
        assertThat(Stored.of(api.account())).isEqualTo(before);
        daysPass(2);
        purge();

        assertThat(traces(1, "lead", lead)).isEmpty();
        assertThat(traces(2, "deal", deal)).isEmpty();
        assertThat(traces(3, "contact", contact)).isEmpty();
        assertThat(traces(4, "company", company)).isEmpty();
        for (var table : List.of(
                "lead",
                "deal",
                "contact",
                "company",
                "record_identity",
                "activity",
                "record_file",
                "timeline_entry",
                "contact_point",
                "conversion",
                "stage_history")) {
            assertThat(count("select count(*) from " + table + " where account_id = :account"))
                    .as(table)
                    .isZero();
        }
        assertThat(api.items("/bin?kind=LEAD").isEmpty()).isTrue();
        assertThat(api.get("/audit").body()).contains("bin-purged");
        assertThat(wrongFacts()).isZero();
    }

    @Test
    void whatOthersStillNeedStays() {
        var eva = make("/contacts", "{'lastName':'Auer'}");
        var max = make("/contacts", "{'lastName':'Moser'}");
        var deal = make("/deals", "{'title':'Dach','contactIds':[" + eva + "," + max + "]}");
        var activity = make(
                "/activities",
                "{'title':'Anrufen','records':[{'kind':'CONTACT','id':" + eva + "},{'kind':'DEAL','id':" + deal
                        + "}]}");
        delete("contacts", eva);
        daysPass(31);
        var younger = make("/contacts", "{'lastName':'Jünger'}");
        delete("contacts", younger);
        purge();

        var contacts = api.get("/deals/" + deal).is(200).json().path("contacts");
        assertThat(contacts.size()).isEqualTo(1);
        assertThat(contacts.get(0).path("id").longValue()).isEqualTo(max);
        assertThat(count("select count(*) from deal_contact where account_id = :account and is_primary"))
                .isEqualTo(1);
        api.get("/activities/" + activity).is(200);
        assertThat(api.items("/bin?kind=CONTACT")).hasSize(1);
        assertThat(api.post("/contacts/" + younger + "/restore", "{}").is(200).id())
                .isEqualTo(younger);
    }

    /// A deal somebody works on lives without the lead it came from, and a merged record goes with its survivor.
    @Test
    void aDealLosesItsLeadAndTheMergedGoWithTheSurvivor() {
        var lead = api.lead("{\"title\":\"Dach\"}");
        var deal = api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}")
                .is(201)
                .number("dealId");
        var one = make("/contacts", "{'lastName':'Holm'}");
        var other = make("/contacts", "{'lastName':'Holm'}");
        make("/merges", "{'kind':'CONTACT','records':[{'id':" + one + "},{'id':" + other + "}]}");
        delete("leads", lead);
        delete("contacts", one);
        daysPass(31);
        purge();
        assertThat(api.get("/deals/" + deal).is(200).json().path("leadId").isNull())
                .isTrue();
        assertThat(traces(3, "contact", one)).isEmpty();
        assertThat(traces(3, "contact", other)).isEmpty();
        assertThat(count("select count(*) from contact where account_id = :account and id = " + other))
                .isZero();
    }

    @Test
    void reportsCountTheSameAsBefore() {
        var person = ",'person':{'lastName':'Auer'},'emails':['auer@pruefstand.example']}";
        var first = api.post("/inquiries", Json.of("{'title':'Dach'" + person)).is(201);
        var lead = first.number("became.leadId");
        var again = api.post("/inquiries", Json.of("{'title':'Noch einmal'" + person))
                .is(201);
        assertThat(again.number("became.leadId")).isEqualTo(lead);
        var call = make("/activities", "{'type':'CALL','title':'Anruf','records':[{'kind':'LEAD','id':" + lead + "}]}");
        api.post("/activities/" + call + "/complete", "{}").is(200);
        var deal = api.post("/leads/" + lead + "/conversion", "{\"deal\":{},\"contact\":true}")
                .is(201)
                .number("dealId");
        var contact = make("/contacts", "{'lastName':'Bekannt'}");
        api.lead(Json.of("{'title':'Von Bekannten','contactId':" + contact + "}"));
        delete("deals", deal);
        delete("leads", lead);
        delete("contacts", contact);
        var inquiries = figures("inquiries?by=SOURCE");
        var sales = figures("sales?of=LEADS&by=CUSTOMER");
        assertThat(inquiries.path("total").path("numbers").path("followUps").intValue())
                .isEqualTo(1);
        assertThat(inquiries.path("total").path("numbers").path("answered").intValue())
                .as("the call answered both")
                .isEqualTo(2);

        daysPass(31);
        purge();
        assertThat(count("select count(*) from lead where account_id = :account"))
                .isEqualTo(1);
        assertThat(figures("inquiries?by=SOURCE")).isEqualTo(inquiries);
        assertThat(figures("sales?of=LEADS&by=CUSTOMER")).isEqualTo(sales);
        assertThat(wrongFacts()).isZero();
    }

    /// Nothing that somebody said is left of an inquiry when everything that became of it is gone.
    @Test
    void anInquiryNothingIsLeftOfSaysNothing() {
        var lead = api.post("/inquiries", Json.of("{'title':'Geheim','message':'Streng geheim'}"))
                .is(201)
                .number("became.leadId");
        delete("leads", lead);
        daysPass(31);
        purge();
        assertThat(count("""
                        select count(*) from inquiry where account_id = :account
                            and (title is not null or message is not null or raw is not null)""")).isZero();
        assertThat(count("select count(*) from inquiry where account_id = :account"))
                .isEqualTo(1);
    }

    @Test
    void aSwitchThatIsUnderWayIsWaitedFor() {
        var lead = api.lead("{\"title\":\"Dach\"}");
        delete("leads", lead);
        sql("update mode_switch set status = 'PAUSED' where account_id = :account");
        daysPass(31);
        purge();
        assertThat(api.items("/bin?kind=LEAD")).hasSize(1);
        api.delete("/bin/leads/" + lead).isProblem(409, "conflict");
        api.delete("/bin?kind=LEAD").isProblem(409, "conflict");
        sql("update mode_switch set status = 'DONE' where account_id = :account");
        purge();
        assertThat(api.items("/bin?kind=LEAD").isEmpty()).isTrue();
    }

    @Test
    void anotherAccountKeepsItsOwn() {
        var foreign = accounts.openClassic();
        var theirs = foreign.lead("{\"title\":\"Fremd\"}");
        foreign.delete("/leads/" + theirs).is(204);
        var before = Stored.of(foreign.account());
        var lead = api.lead("{\"title\":\"Eigen\"}");
        delete("leads", lead);
        daysPass(31);
        purge();
        assertThat(Stored.of(foreign.account())).isEqualTo(before);
    }
}
