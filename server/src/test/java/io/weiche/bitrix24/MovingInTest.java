package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.accounts.Accounts;
import io.weiche.bitrix24.call.Command;
import io.weiche.bitrix24.call.Dispatcher;
import io.weiche.bitrix24.moving.MovingIn;
import io.weiche.bitrix24.wire.FormTree;
import io.weiche.bitrix24.wire.Params;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Numbers;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// A whole account moves in from another portal, over the interface alone.
@WeicheTest
class MovingInTest {
    private final MovingIn moving;
    private final Dispatcher dispatcher;
    private final SignIns signIns;
    private final Accounts accounts;
    private final TestAccounts tests;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Rest there;
    private final Rest here;
    private final List<String> said = new ArrayList<>();

    MovingInTest(
            TestAccounts tests,
            MovingIn moving,
            Dispatcher dispatcher,
            SignIns signIns,
            Accounts accounts,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
        this.moving = moving;
        this.dispatcher = dispatcher;
        this.signIns = signIns;
        this.accounts = accounts;
        this.tests = tests;
        this.there = new Rest(tests.openClassic());
        this.here = new Rest(tests.openClassic());
    }

    /// @param number stands for each of them in the fields
    private List<Long> make(int type, int count, String fields) {
        var items = IntStream.range(0, count)
                .mapToObj(number -> Json.of(fields.replace("#", Integer.toString(number))))
                .collect(Collectors.joining(","));
        var outcome = there.result("weiche.bulk.add", "{\"entityTypeId\":" + type + ",\"items\":[" + items + "]}");
        assertThat(outcome.path("failed").intValue()).as(outcome.toString()).isZero();
        return outcome.path("items")
                .valueStream()
                .map(item -> item.path("id").longValue())
                .toList();
    }

    private void furnish() {
        there.result(
                "crm.deal.userfield.add",
                Json.of("{'fields':{'FIELD_NAME':'ROOF','USER_TYPE_ID':'enumeration','EDIT_FORM_LABEL':'Dach',"
                        + "'LIST':[{'VALUE':'Flach'},{'VALUE':'Steil'}]}}"));
        there.result(
                "crm.status.add",
                Json.of("{'fields':{'ENTITY_ID':'STATUS','STATUS_ID':'WAITING','NAME':'Wartet','SORT':25}}"));
        there.result("crm.category.add", Json.of("{'entityTypeId':2,'fields':{'name':'Service'}}"));
        var companies = make(4, 10, "{'title':'Firma #'}");
        var contacts = make(
                3,
                12,
                "{'name':'Eva','lastName':'Muster #','companyId':" + companies.getFirst()
                        + ",'fm':[{'typeId':'PHONE','valueType':'WORK','value':'+49 30 1000#'}]}");
        make(1, 55, "{'title':'Lead #','stageId':'WAITING'}");
        var deals = make(
                2,
                55,
                "{'title':'Auftrag #','companyId':" + companies.getLast() + ",'contactIds':[" + contacts.getFirst()
                        + "," + contacts.getLast() + "],'opportunity':'12.50'}");
        var flat = there.result("crm.deal.userfield.list", "{}").path(0);
        there.result(
                "crm.deal.update",
                "{\"id\":" + deals.getFirst() + ",\"fields\":{\""
                        + flat.path("FIELD_NAME").asString() + "\":\""
                        + flat.path("LIST").path(1).path("ID").asString() + "\"}}");
        there.result(
                "crm.activity.add",
                Json.of("{'fields':{'OWNER_TYPE_ID':2,'OWNER_ID':" + deals.getFirst()
                        + ",'TYPE_ID':2,'SUBJECT':'Anrufen','DEADLINE':'2030-01-15T10:00:00+01:00',"
                        + "'END_TIME':'2030-01-15T11:30:00+01:00','NOTIFY_TYPE':1,'NOTIFY_VALUE':15,"
                        + "'LOCATION':'Baustelle 7'}}"));
        there.result(
                "crm.timeline.comment.add",
                Json.of("{'fields':{'ENTITY_TYPE':'deal','ENTITY_ID':" + deals.getFirst() + ",'COMMENT':'Hallo'}}"));
    }

    private static List<Long> counts(Rest rest) {
        return java.util.stream.Stream.of("company", "contact", "lead", "deal", "activity")
                .map(kind -> rest.json("crm." + kind + ".list", "{\"select\":[\"ID\"]}")
                        .json()
                        .path("total")
                        .longValue())
                .toList();
    }

    private void run() {
        moving.run(here.api().account(), there.address(), said::add);
    }

    @Test
    void everythingComesOnceHoweverOftenItIsBegun() {
        furnish();
        moving.rehearse(here.api().account(), there.address(), said::add);
        assertThat(counts(here)).as("a rehearsal changes nothing").containsOnly(0L);
        assertThat(said).anySatisfy(line -> assertThat(line).startsWith("lead: 55"));

        assertThatThrownBy(() -> moving.run(here.api().account(), there.address(), line -> {
                    if (line.startsWith("lead: ")) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(counts(here)).as("it was in the middle").isNotEqualTo(counts(there));

        run();
        assertThat(counts(here)).as(said.toString()).isEqualTo(counts(there)).doesNotContain(0L);
        looksTheSame();
        run();
        assertThat(counts(here)).as("a second run finds nothing new").isEqualTo(counts(there));
        there.add("deal", Json.of("{'TITLE':'Später'}"));
        run();
        assertThat(counts(here)).as("but what is new since").isEqualTo(counts(there));
        assertThat(said)
                .noneSatisfy(line -> assertThat(line).contains(there.api().webhook()));
    }

    private void looksTheSame() {
        var deal = one("deal", "{\"TITLE\":\"Auftrag 0\"}");
        assertThat(deal.path("OPPORTUNITY").asString()).isEqualTo("12.50");
        var field = here.result("crm.deal.userfield.list", "{}").path(0);
        assertThat(deal.path(field.path("FIELD_NAME").asString()).asString())
                .isEqualTo(field.path("LIST").path(1).path("ID").asString());
        var id = deal.path("ID").asString();
        var contacts = here.result("crm.deal.contact.items.get", "{\"id\":" + id + "}");
        assertThat(contacts.size()).isEqualTo(2);
        var company = here.record("company", deal.path("COMPANY_ID").asLong());
        assertThat(company.path("TITLE").asString()).isEqualTo("Firma 9");
        var contact = here.record("contact", contacts.path(0).path("CONTACT_ID").asLong());
        assertThat(contact.path("PHONE").path(0).path("VALUE").asString()).isEqualTo("+49 30 10000");
        assertThat(one("lead", "{\"TITLE\":\"Lead 7\"}").path("STATUS_ID").asString())
                .isEqualTo("WAITING");
        assertThat(here.result("crm.category.list", "{\"entityTypeId\":2}").toString())
                .contains("Service");
        var activity = one("activity", "{\"SUBJECT\":\"Anrufen\"}");
        assertThat(activity.path("END_TIME").asString()).isEqualTo("2030-01-15T11:30:00+01:00");
        assertThat(activity.path("NOTIFY_VALUE").asString()).isEqualTo("15");
        assertThat(activity.path("LOCATION").asString()).isEqualTo("Baustelle 7");
        var comments = here.result(
                "crm.timeline.comment.list", "{\"filter\":{\"ENTITY_TYPE\":\"deal\",\"ENTITY_ID\":" + id + "}}");
        assertThat(comments.size()).isEqualTo(1);
        assertThat(comments.path(0).path("COMMENT").asString()).endsWith("Hallo");
    }

    private JsonNode one(String kind, String filter) {
        var found = here.ids(kind, filter);
        assertThat(found).hasSize(1);
        return here.record(kind, found.getFirst());
    }

    @Test
    void recordsKeepTheirNumbersWhereTheyAreFree() {
        var companies = make(4, 3, "{'title':'Firma #'}");
        var deals = make(2, 3, "{'title':'Auftrag #','companyId':" + companies.getFirst() + "}");
        run();
        assertThat(here.ids("company", "{}")).isEqualTo(companies);
        assertThat(here.ids("deal", "{}")).isEqualTo(deals);
        assertThat(here.record("deal", deals.getFirst()).path("COMPANY_ID").asLong())
                .isEqualTo(companies.getFirst());
        assertThat(here.add("deal", Json.of("{'TITLE':'danach'}"))).isGreaterThan(deals.getLast());

        // by another name the portal is another one, and its numbers are taken
        moving.run(here.api().account(), there.address().replace("127.0.0.1", "localhost"), said::add);
        assertThat(here.ids("company", "{}")).hasSize(6).startsWith(companies.toArray(Long[]::new));
        var again = here.ids("deal", "{\"TITLE\":\"Auftrag 0\"}");
        assertThat(again).hasSize(2).startsWith(deals.getFirst());
        assertThat(here.record("deal", again.getLast()).path("COMPANY_ID").asLong())
                .isNotIn(companies);
    }

    @Test
    void aNumberSomebodyIsAboutToTakeIsAnotherOneHereAndStopsNothing() {
        var companies = make(4, 3, "{'title':'Firma #'}");
        var account = here.api().account();
        CurrentAccount.runAs(
                account,
                () -> transaction.executeWithoutResult(_ -> {
                    sql.sql("insert into record_identity (account_id, kind, id) values (:account, 4, :id)")
                            .param("account", account.value())
                            .param("id", companies.get(1))
                            .update();
                    CompletableFuture.runAsync(this::run).join();
                }));
        var came = here.ids("company", "{}");
        assertThat(came).hasSize(3).contains(companies.getFirst(), companies.getLast());
        assertThat(came).doesNotContain(companies.get(1));
        run();
        assertThat(here.ids("company", "{}")).as("each came once").isEqualTo(came);
    }

    @Test
    void inSimpleModeDealsKeepTheirNumbersAndLeadsOfCustomersWhoBoughtAreRepeats() {
        var contact = make(3, 1, "{'name':'Eva','lastName':'Muster'}").getFirst();
        var won = there.add("deal", "{\"TITLE\":\"Gekauft\",\"STAGE_ID\":\"WON\",\"CONTACT_ID\":" + contact + "}");
        // a number that the deals made of the leads would take if the leads came first
        var ahead = won + 3;
        openThereUnder(ahead);
        make(1, 5, "{'title':'Lead #','contactId':" + contact + "}");
        var simple = new Rest(tests.open());
        moving.run(simple.api().account(), there.address(), said::add);
        assertThat(simple.ids("deal", "{}")).hasSize(7).startsWith(won, ahead);
        assertThat(simple.record("deal", ahead).path("TITLE").asString()).isEqualTo("Voraus");
        var made = simple.ids("deal", "{\"!LEAD_ID\":\"\"}");
        assertThat(made).hasSize(5);
        assertThat(simple.record("deal", made.getFirst())
                        .path("IS_RETURN_CUSTOMER")
                        .asString())
                .isEqualTo("Y");
    }

    private void openThereUnder(long number) {
        var command = new Command("crm.deal.add", Params.of(FormTree.parse("fields[TITLE]=Voraus")), null);
        CurrentAccount.runAs(there.api().account(), () -> {
            var user = signIns.signedIn(there.api().userId()).orElseThrow();
            CurrentUser.callAs(
                    user,
                    () -> Numbers.wanting(
                            new RecordRef(RecordKind.DEAL, number),
                            () -> dispatcher.run(command, accounts.get(), Instant.now())));
        });
    }

    @Test
    void aPortalThatRefusesIsNamedWithoutItsSecret() {
        var wrong = there.api().server() + "/rest/1/abc123/";
        assertThatThrownBy(() -> moving.run(here.api().account(), wrong, said::add))
                .isInstanceOf(MovingIn.Stopped.class)
                .hasMessageContaining("INVALID_CREDENTIALS")
                .hasMessageNotContaining("abc123");
    }
}
