package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A form on a website sends what its visitors type, and looks at no answer. What is wrong with a detail must not cost
/// the inquiry.
@WeicheTest
class InquiriesAreNotLostTest {
    private final TestAccounts accounts;

    InquiriesAreNotLostTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static Api.Answer add(Rest rest, String fields) {
        return rest.json("crm.lead.add", Json.of("{'fields':{" + fields + "}}")).is(200);
    }

    private static long id(Api.Answer added) {
        return added.json().path("result").longValue();
    }

    @Test
    void anAddressWithATypoStandsInTheComments() {
        var rest = new Rest(accounts.openClassic());
        var added = add(
                rest,
                "'NAME':'Eva','COMMENTS':'Bitte anrufen','EMAIL':[{'VALUE':'eva(at)example.org','VALUE_TYPE':'WORK'},"
                        + "{'VALUE':'eva@example.org','VALUE_TYPE':'?!'}],'PHONE':[{'VALUE':'0221 445566'}]");
        assertThat(Rest.warnings(added)).containsExactlyInAnyOrder("INVALID_VALUE EMAIL", "INVALID_VALUE EMAIL");
        var lead = rest.record("lead", id(added));
        assertThat(lead.path("COMMENTS").asString()).isEqualTo("E-Mail: eva(at)example.org\n\nBitte anrufen");
        assertThat(lead.path("EMAIL")
                        .valueStream()
                        .map(point -> point.path("VALUE").asString()))
                .containsExactly("eva@example.org");
        assertThat(lead.path("PHONE").size()).isEqualTo(1);
    }

    @Test
    void whatIsTooLongIsShortened() {
        var rest = new Rest(accounts.openClassic());
        var added = add(
                rest,
                "'TITLE':'" + "t".repeat(600) + "','SOURCE_DESCRIPTION':'" + "s".repeat(600) + "','UTM_TERM':'"
                        + "ü".repeat(300) + "','ADDRESS_COUNTRY_CODE':'Deutschland'");
        assertThat(Rest.warnings(added))
                .containsExactlyInAnyOrder(
                        "VALUE_SHORTENED TITLE",
                        "VALUE_SHORTENED SOURCE_DESCRIPTION",
                        "VALUE_SHORTENED UTM_TERM",
                        "INVALID_VALUE ADDRESS_COUNTRY_CODE");
        var lead = rest.record("lead", id(added));
        assertThat(lead.path("TITLE").asString()).isEqualTo("t".repeat(500));
        assertThat(lead.path("SOURCE_DESCRIPTION").asString()).hasSize(500);
        assertThat(lead.path("UTM_TERM").asString()).isEqualTo("ü".repeat(255));
        assertThat(lead.path("ADDRESS_COUNTRY_CODE").asString("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'ASSIGNED_BY_ID':999999",
                "'ASSIGNED_BY_ID':'Petra'",
                "'CONTACT_ID':999999",
                "'COMPANY_ID':999999",
                "'COMPANY_ID':'Dach AG'",
                "'CONTACT_IDS':['x']",
                "'STATUS_ID':'NOPE'",
                "'CURRENCY_ID':'Taler','OPPORTUNITY':5",
                "'OPPORTUNITY':1e30"
            })
    void whatPointsNowhereIsLeftOut(String field) {
        var rest = new Rest(accounts.openClassic());
        var added = add(rest, "'TITLE':'Anfrage'," + field);
        assertThat(Rest.warnings(added)).hasSize(1).allMatch(warning -> warning.startsWith("INVALID_VALUE "));
        var lead = rest.record("lead", id(added));
        assertThat(lead.path("ASSIGNED_BY_ID").asString())
                .isEqualTo(Long.toString(rest.api().userId()));
        assertThat(lead.path("STATUS_ID").asString()).isEqualTo("NEW");
    }

    @Test
    void whoHasLeftTakesCareOfNothing() {
        var rest = new Rest(accounts.openClassic());
        var gone = accounts.gone(rest.api()).userId();
        rest.result("crm.lead.userfield.add", Json.of("{'fields':{'FIELD_NAME':'ADVISER','USER_TYPE_ID':'employee'}}"));
        rest.result("crm.lead.userfield.add", Json.of("{'fields':{'FIELD_NAME':'PAGE','USER_TYPE_ID':'url'}}"));
        var added = add(
                rest,
                "'TITLE':'Anfrage','ASSIGNED_BY_ID':" + gone + ",'UF_CRM_ADVISER':" + gone
                        + ",'UF_CRM_PAGE':'javascript:alert(1)'");
        assertThat(Rest.warnings(added))
                .containsExactlyInAnyOrder(
                        "INVALID_VALUE ASSIGNED_BY_ID", "INVALID_VALUE UF_CRM_ADVISER", "INVALID_VALUE UF_CRM_PAGE");
        assertThat(rest.record("lead", id(added)).path("ASSIGNED_BY_ID").asString())
                .isEqualTo(Long.toString(rest.api().userId()));
    }

    @Test
    void theNewerMethodLosesNoneEither() {
        var rest = new Rest(accounts.open());
        var answer = rest.json(
                        "crm.item.add",
                        Json.of(
                                "{'entityTypeId':1,'fields':{'title':'Anfrage','assignedById':999999,'observers':[999999],"
                                        + "'fm':[{'typeId':'EMAIL','value':'eva','valueType':'WORK'}]}}"))
                .is(200);
        assertThat(Rest.warnings(answer))
                .containsExactlyInAnyOrder(
                        "INVALID_VALUE ASSIGNED_BY_ID", "INVALID_VALUE OBSERVERS", "INVALID_VALUE EMAIL");
        assertThat(rest.ids("deal", "{\"%COMMENTS\":\"E-Mail: eva\"}")).hasSize(1);
    }

    /// A hidden customer is one that is not there: nobody learns of them, and nothing is linked.
    @Test
    void aHiddenCustomerStaysHidden() {
        var boss = new Rest(accounts.openClassic());
        var manager = new Rest(accounts.manager(boss.api()));
        var hidden = boss.add("contact", "{\"NAME\":\"Geheim\"}");
        var added = add(manager, "'TITLE':'Anfrage','CONTACT_ID':" + hidden);
        var unknown = add(manager, "'TITLE':'Anfrage','CONTACT_ID':999999");
        assertThat(added.json().path("warnings")).isEqualTo(unknown.json().path("warnings"));
        assertThat(manager.record("lead", id(added)).path("CONTACT_ID").isNull())
                .isTrue();
    }

    /// A right is no typo.
    @Test
    void whatSomebodyMayNotDoStaysRefused() {
        var boss = accounts.openClassic();
        var reader = new Rest(accounts.reader(boss));
        Rest.isError(
                reader.json("crm.lead.add", Json.of("{'fields':{'TITLE':'x','ASSIGNED_BY_ID':999999}}")),
                400,
                "",
                "Access denied");
        assertThat(new Rest(boss).ids("lead", "{}")).isEmpty();
    }

    /// Only inquiries are taken in so; everything else says what is wrong, and so does a change.
    @Test
    void nothingElseIsTakenInSo() {
        var rest = new Rest(accounts.openClassic());
        var lead = rest.add("lead", "{\"TITLE\":\"Anfrage\"}");
        var long600 = "t".repeat(600);
        for (var call : new String[] {
            "crm.lead.update {'id':" + lead + ",'fields':{'TITLE':'" + long600 + "'}}",
            "crm.lead.update {'id':" + lead + ",'fields':{'EMAIL':[{'VALUE':'eva'}]}}",
            "crm.lead.update {'id':" + lead + ",'fields':{'ASSIGNED_BY_ID':999999}}",
            "crm.lead.update {'id':" + lead + ",'fields':{'STATUS_ID':'NOPE'}}",
            "crm.contact.add {'fields':{'NAME':'Eva','EMAIL':[{'VALUE':'eva'}]}}",
            "crm.deal.add {'fields':{'TITLE':'" + long600 + "'}}",
            "crm.item.add {'entityTypeId':2,'fields':{'assignedById':999999}}"
        }) {
            var parts = call.split(" ", 2);
            assertThat(rest.json(parts[0], Json.of(parts[1])).status()).as(call).isEqualTo(400);
        }
    }
}
