package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;

/// A PHP program with forms, exchange by exchange: bodies byte for byte as `http_build_query` writes them, answers as a
/// whole.
@WeicheTest
class FormClientsTest {
    private static final String TIME = "'time':'${json-unit.ignore}'";

    private final Rest rest;

    FormClientsTest(TestAccounts accounts) {
        this.rest = new Rest(accounts.openClassic());
    }

    private Api.Answer answers(String method, String body, int status, String expected) {
        var answer = rest.form(method, body).is(status);
        assertThatJson(answer.body()).isEqualTo(expected.replace('\'', '"'));
        return answer;
    }

    private long made(String method, String body) {
        return answers(method, body, 200, "{'result':'${json-unit.any-number}'," + TIME + "}")
                .json()
                .path("result")
                .longValue();
    }

    @Test
    void aContactAndItsDealAreWrittenChangedListedAndDeleted() {
        var contact = answers(
                        "crm.contact.add.json",
                        "fields%5BNAME%5D=Anna+%26+%C3%9Cmit&fields%5BLAST_NAME%5D=O%27Neill&fields%5BOPENED%5D=1"
                                + "&fields%5BPHONE%5D%5B0%5D%5BVALUE%5D=030+555+12&fields%5BPHONE%5D%5B0%5D%5BVALUE_TYPE%5D=MOBILE"
                                + "&params%5BREGISTER_SONET_EVENT%5D=Y",
                        200,
                        "{'result':'${json-unit.any-number}'," + TIME
                                + ",'warnings':[{'code':'FIELD_NOT_STORED','message':'${json-unit.any-string}','field':'OPENED'}]}")
                .json()
                .path("result")
                .longValue();
        var deal = made(
                "crm.deal.add.json",
                "fields%5BTITLE%5D=100+%25+Dach&fields%5BCONTACT_ID%5D=" + contact
                        + "&fields%5BOPPORTUNITY%5D=1234.5&fields%5BBEGINDATE%5D=11.11.2025&fields%5BCLOSEDATE%5D=");
        answers(
                "crm.deal.list.json",
                "select%5B0%5D=TITLE&select%5B1%5D=OPPORTUNITY&select%5B2%5D=CONTACT_ID&select%5B3%5D=CLOSED"
                        + "&filter%5B%3E%3DOPPORTUNITY%5D=1000&filter%5B%25TITLE%5D=100+%25&filter%5B%40CONTACT_ID%5D%5B0%5D="
                        + contact
                        + "&filter%5BCLOSED%5D=0&order%5BID%5D=DESC&start=0",
                200,
                "{'result':[{'ID':'" + deal + "','TITLE':'100 % Dach','OPPORTUNITY':'1234.50','CONTACT_ID':'" + contact
                        + "','CLOSED':'N'}],'total':1," + TIME + "}");
        answers(
                "crm.deal.update.json",
                "id=" + deal + "&fields%5BSTAGE_ID%5D=WON&fields%5BTITLE%5D=Dach+%2B+Garage",
                200,
                "{'result':true," + TIME + "}");
        answers(
                "crm.deal.list.json",
                "select%5B%5D=TITLE&select%5B%5D=STAGE_ID&filter%5BID%5D=" + deal,
                200,
                "{'result':[{'ID':'" + deal + "','TITLE':'Dach + Garage','STAGE_ID':'WON'}],'total':1," + TIME + "}");
        answers("crm.deal.delete.json", "id=" + deal, 200, "{'result':true," + TIME + "}");
        answers("crm.deal.list.json", "filter%5BID%5D=" + deal, 200, "{'result':[],'total':0," + TIME + "}");
    }

    @Test
    void aBatchIsEncodedTwiceAndAnsweredByItsKeys() {
        var answer = answers(
                "batch.json",
                "cmd%5Bfirm%5D=crm.company.add%3Ffields%255BTITLE%255D%3DHolm%2B%2526%2BS%25C3%25B6hne"
                        + "&cmd%5Bsame%5D=crm.company.list%3Ffilter%255BID%255D%3D%2524result%255Bfirm%255D%26select%255B0%255D%3DTITLE"
                        + "&cmd%5Bwrong%5D=crm.company.get%3Fid%3D0&halt=0",
                200,
                "{'result':{'result':{'firm':'${json-unit.any-number}','same':[{'ID':'${json-unit.any-string}','TITLE':'Holm & Söhne'}]},"
                        + "'result_error':{'wrong':{'error':'','error_description':'ID is not defined or invalid.'}},"
                        + "'result_total':{'same':1},'result_next':[],"
                        + "'result_time':{'firm':'${json-unit.ignore}','same':'${json-unit.ignore}'}}," + TIME + "}");
        var result = answer.json().path("result").path("result");
        assertThat(result.path("same").path(0).path("ID").asString())
                .isEqualTo(result.path("firm").asString());
    }

    @Test
    void errorsAreWholeAnswersToo() {
        answers("crm.deal.get.json", "id=999999999", 400, "{'error':'','error_description':'Not found'}");
        answers("crm.deal.get.json", "", 400, "{'error':'','error_description':'ID is not defined or invalid.'}");
        answers(
                "crm.nope.json",
                "id=1",
                404,
                "{'error':'ERROR_METHOD_NOT_FOUND','error_description':'Method not found!'}");
        Rest.isError(rest.form("crm.deal.list.json", "filter=ID"), 400, "", "Parameter 'filter' must be array.");
        answers(
                "crm.category.get.json",
                "id=1",
                400,
                "{'error':'100','error_description':'Could not find value for parameter {entityTypeId}'}");
    }
}
