package io.weiche.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Phones, addresses, sites and messengers of a record.
@WeicheTest
class ContactPointsTest {
    private final Api api;

    ContactPointsTest(TestAccounts accounts) {
        this.api = accounts.open();
    }

    private long contact(String points) {
        return api.post("/contacts", Json.of("{'lastName':'Holm'," + points + "}"))
                .is(201)
                .id();
    }

    @Test
    void whatWasTypedIsShownAsItWasTyped() {
        var contact = contact("'phones':['030 / 47 11'],'emails':[{'value':'Eva@Holm.example','type':'home'}]");
        var shown = api.get("/contacts/" + contact).json();
        assertThat(shown.path("phones").get(0).path("value").asString()).isEqualTo("030 / 47 11");
        assertThat(shown.path("phones").get(0).path("type").asString()).isEqualTo("WORK");
        assertThat(shown.path("emails").get(0).path("value").asString()).isEqualTo("Eva@Holm.example");
        assertThat(shown.path("emails").get(0).path("type").asString()).isEqualTo("HOME");
    }

    @Test
    void aNumberIsFoundInEverySpelling() {
        var contact = contact("'phones':['030 9988776']");
        for (var typed : new String[] {"+49 30 9988776", "0049309988776", "(030) 99 88 776"}) {
            assertThat(api.items("/contacts?q=" + Api.encoded(typed))
                            .valueStream()
                            .map(found -> found.path("id").longValue()))
                    .as(typed)
                    .containsExactly(contact);
        }
    }

    @Test
    void entriesKeepTheirNumberWhileTheyChange() {
        var contact = contact("'phones':['030 111111','030 222222'],'emails':['a@holm.example']");
        var phones = api.get("/contacts/" + contact).json().path("phones");
        var first = phones.get(0).path("id").longValue();
        api.patch(
                        "/contacts/" + contact,
                        Json.of("{'phones':[{'id':" + first + ",'value':'030 333333'},'030 444444']}"))
                .is(200);
        var now = api.get("/contacts/" + contact).json();
        assertThat(now.path("phones")
                        .valueStream()
                        .map(point -> point.path("value").asString()))
                .containsExactly("030 333333", "030 444444");
        assertThat(now.path("phones").get(0).path("id").longValue()).isEqualTo(first);
        assertThat(now.path("emails").size())
                .as("lists that are not named stay")
                .isEqualTo(1);
    }

    @Test
    void anEmptyListEmptiesAndEmptyEntriesAreNothing() {
        var contact = contact("'phones':['030 111111','  ',''],'emails':['a@holm.example']");
        assertThat(api.get("/contacts/" + contact).json().path("phones").size()).isEqualTo(1);
        api.patch("/contacts/" + contact, Json.of("{'phones':[],'emails':null}"))
                .is(200);
        assertThat(api.get("/contacts/" + contact).json().path("phones").isEmpty())
                .isTrue();
        assertThat(api.get("/contacts/" + contact).json().path("emails").isEmpty())
                .isTrue();
    }

    @Test
    void anEntryOfSomebodyElseIsNotTakenOver() {
        var other = contact("'phones':['030 555555']");
        var id = api.get("/contacts/" + other)
                .json()
                .path("phones")
                .get(0)
                .path("id")
                .longValue();
        var mine = contact("'phones':[]");
        api.patch("/contacts/" + mine, Json.of("{'phones':[{'id':" + id + ",'value':'030 666666'}]}"))
                .is(200);
        assertThat(api.get("/contacts/" + other)
                        .json()
                        .path("phones")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("030 555555");
        assertThat(api.get("/contacts/" + mine)
                        .json()
                        .path("phones")
                        .get(0)
                        .path("id")
                        .longValue())
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'emails':['ohne-at.example']} | emails[0]",
                "{'emails':[{'value':'@x'}]} | emails[0].value",
                "{'emails':['a@b.example',5]} | emails[1]",
                "{'phones':'030 1'} | phones",
                "{'phones':[{'value':5}]} | phones[0].value",
                "{'phones':[{'value':'030 1','art':'x'}]} | phones[0].art",
                "{'phones':[{'value':'030 1','type':'nicht erlaubt!'}]} | phones[0].value",
                "{'websites':['javascript:alert(1)']} | websites[0]",
                "{'websites':[' DATA:text/html,x']} | websites[0]"
            })
    void whatIsRefusedIsNamedByItsPlace(String body, String field) {
        var contact = contact("'phones':['030 777777']");
        var before = api.get("/contacts/" + contact).body();
        api.patch("/contacts/" + contact, Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(api.get("/contacts/" + contact).body()).isEqualTo(before);
    }

    @Test
    void aPhoneNobodyCanReadIsNeverAReasonToRefuse() {
        var contact = contact("'phones':['nur abends','*1234','+','1234567890123456789']");
        assertThat(api.get("/contacts/" + contact).json().path("phones").size()).isEqualTo(4);
    }
}
