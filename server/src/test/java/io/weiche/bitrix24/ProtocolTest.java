package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Addresses, encodings and errors, as programs written for the original send and expect them.
@WeicheTest
@ExtendWith(OutputCaptureExtension.class)
class ProtocolTest {
    private final TestAccounts accounts;

    ProtocolTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private Rest rest() {
        return new Rest(accounts.open());
    }

    @Test
    void theEnvelopeHasAllTimesProgramsReadUnguarded() {
        var answer = rest().json("profile", "[]").is(200);
        assertThat(answer.headers().get("content-type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThatJson(answer.body()).isEqualTo("""
                        {"result": {"ID": "${json-unit.regex}[0-9]+", "ADMIN": true, "NAME": "Petra", "LAST_NAME": "Prüfer",
                                    "PERSONAL_GENDER": "", "TIME_ZONE": "Europe/Berlin"},
                         "time": {"start": "${json-unit.any-number}", "finish": "${json-unit.any-number}",
                                  "duration": "${json-unit.any-number}", "processing": "${json-unit.any-number}",
                                  "date_start": "${json-unit.regex}\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\d[+]0[12]:00",
                                  "date_finish": "${json-unit.regex}\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\d[+]0[12]:00",
                                  "operating_reset_at": "${json-unit.any-number}", "operating": 0}}
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile",
                "profile.json",
                "profile/",
                "profile.json/",
                "PROFILE",
                "Profile.JSON?bx24_request_id=x&bx24_sdk_ver=2.2.0&bx24_sdk_type=b24-js-sdk&unknown[a]=1"
            })
    void aMethodIsFoundInEverySpelling(String spelling) {
        var rest = rest();
        rest.json(spelling, "{}").is(200);
        rest.get(spelling).is(200);
    }

    @Test
    void namesOfParametersAreComparedWithoutCase() {
        var rest = rest();
        var id = rest.add("company", "{\"TITLE\":\"Holm KG\"}");
        for (var name : List.of("id", "ID", "Id")) {
            assertThat(rest.result("crm.company.get", "{\"" + name + "\":\"" + id + "\"}")
                            .path("TITLE")
                            .asString())
                    .isEqualTo("Holm KG");
        }
        rest.json("CRM.Company.Update", "{\"ID\":" + id + ",\"FIELDS\":{\"title\":\"Holm AG\"},\"PARAMS\":[]}")
                .is(200);
        assertThat(rest.record("company", id).path("TITLE").asString()).isEqualTo("Holm AG");
    }

    @Test
    void aFormWithBracketsIsReadAsPhpReadsIt() {
        var rest = rest();
        var id = rest.form(
                        "crm.contact.add.json",
                        "fields%5BNAME%5D=A+%26+%C3%9C&fields[LAST_NAME]=Holm&fields%5BOPENED%5D=1"
                                + "&fields[PHONE][0][VALUE]=030+5551&fields[PHONE][0][VALUE_TYPE]=MOBILE"
                                + "&fields[EMAIL][][VALUE]=a%40b.example&params[REGISTER_SONET_EVENT]=Y&")
                .is(200)
                .json()
                .path("result")
                .longValue();
        var contact = rest.record("contact", id);
        assertThat(contact.path("NAME").asString()).isEqualTo("A & Ü");
        assertThat(contact.path("PHONE").get(0).path("VALUE").asString()).isEqualTo("030 5551");
        assertThat(contact.path("PHONE").get(0).path("VALUE_TYPE").asString()).isEqualTo("MOBILE");
        assertThat(contact.path("EMAIL").get(0).path("VALUE").asString()).isEqualTo("a@b.example");
    }

    @Test
    void aMultipartBodyIsReadAsWell() {
        var rest = rest();
        var body = "--X\r\nContent-Disposition: form-data; name=\"fields[TITLE]\"\r\n\r\nÜber GmbH\r\n"
                + "--X\r\nContent-Disposition: form-data; name=\"fields[LOGO]\"; filename=\"a.png\"\r\n\r\nnope\r\n--X--\r\n";
        var answer = Api.raw(
                "POST",
                rest.address() + "crm.company.add",
                body,
                Map.of("Content-Type", "multipart/form-data; boundary=X"));
        var id = answer.is(200).json().path("result").longValue();
        assertThat(rest.record("company", id).path("TITLE").asString()).isEqualTo("Über GmbH");
        Rest.isError(
                Api.raw(
                        "POST",
                        rest.address() + "crm.company.add",
                        "no parts at all",
                        Map.of("Content-Type", "multipart/form-data")),
                400,
                "",
                "The body cannot be read.");
    }

    @Test
    void everyWriteCanBeAGetWithItsBracketsEncodedOrNot() {
        var rest = rest();
        rest.get("crm.deal.add?fields%5BTITLE%5D=Eins&fields%5BOPPORTUNITY%5D=12.5")
                .is(200);
        assertThat(rest.raw("crm.deal.add?fields[TITLE]=Zwei&fields[OPPORTUNITY]=1000&"))
                .startsWith("HTTP/1.1 200");
        assertThat(rest.raw("crm.deal.list?filter[>=OPPORTUNITY]=1000&select[]=TITLE"))
                .startsWith("HTTP/1.1 200")
                .contains("\"Zwei\"")
                .doesNotContain("\"Eins\"");
        assertThat(rest.get("crm.deal.list?filter%5B%3EOPPORTUNITY%5D=1&select%5B0%5D=TITLE&start=0")
                        .is(200)
                        .json()
                        .path("result")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void theBodyOfAGetIsIgnored() {
        var rest = rest();
        var id = rest.add("company", "{\"TITLE\":\"Holm KG\"}");
        Api.raw(
                        "GET",
                        rest.address() + "crm.company.get?id=" + id,
                        "{\"id\":0}",
                        Map.of("Content-Type", "application/json"))
                .is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "{\"filter\":[],\"order\":[],\"select\":[],\"params\":[]}"})
    void anEmptyListIsAnEmptyMap(String body) {
        assertThat(rest().result("crm.deal.list", body).isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "order"})
    void whatMustBeAMapIsRefusedWhenItIsNot(String parameter) {
        Rest.isError(
                rest().json("crm.deal.list", "{\"" + parameter + "\":\"ID\"}"),
                400,
                "",
                "Parameter '" + parameter + "' must be array.");
    }

    @Test
    void withoutAnAuthorisationNothingIsAnswered() {
        var rest = rest();
        var server = rest.api().server();
        var wrong = server + "/rest/" + rest.api().userId() + "/";
        Rest.isError(get(wrong + "0000000000000000/profile"), 401, "INVALID_CREDENTIALS", "");
        Rest.isError(get(wrong + rest.api().webhook().replace('a', 'b') + "x/profile"), 401, "INVALID_CREDENTIALS", "");
        Rest.isError(get(wrong + "not-a-secret/profile"), 401, "INVALID_CREDENTIALS", "");
        Rest.isError(
                get(server + "/rest/" + (rest.api().userId() + 1) + "/"
                        + rest.api().webhook() + "/profile"),
                401,
                "INVALID_CREDENTIALS",
                "Invalid request credentials");
        Rest.isError(get(server + "/rest/crm.deal.list?auth=abc"), 401, "NO_AUTH_FOUND", "Wrong authorization data");
        Rest.isError(get(server + "/rest/" + rest.api().webhook() + "/profile"), 404, "ERROR_METHOD_NOT_FOUND", "");
    }

    @Test
    void atokenOfOurOwnInterfaceDoesNotOpenThisDoor() {
        var rest = rest();
        var token = rest.api().token().replace("wch_", "");
        Rest.isError(
                get(rest.api().server() + "/rest/" + rest.api().userId() + "/" + token + "/profile"),
                401,
                "INVALID_CREDENTIALS",
                "");
    }

    @Test
    void aRevokedWebhookIsClosedAtOnce() {
        var rest = rest();
        var id = rest.api()
                .items("/tokens")
                .valueStream()
                .filter(token -> token.path("kind").asString().equals("WEBHOOK"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        rest.get("profile").is(200);
        rest.api().delete("/tokens/" + id).is(204);
        Rest.isError(rest.get("profile"), 401, "INVALID_CREDENTIALS", "");
    }

    private static Api.Answer get(String url) {
        return Api.raw("GET", url, null, Map.of());
    }

    @Test
    void whatWeDoNotHaveIsSaidInTheWordsOfTheOriginal() {
        var rest = rest();
        Rest.isError(rest.json("crm.invoice.list", "{}"), 404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
        Rest.isError(rest.json("app.info", "{}"), 403, "ACCESS_DENIED", "Application context required");
        Rest.isError(rest.json("profile.xml", "{}"), 400, "INVALID_REQUEST", "XML");
        Rest.isError(
                Api.raw("PUT", rest.address() + "profile", "{}", Map.of()), 405, "INVALID_REQUEST", "GET and POST");
        var version3 = get(rest.api().server() + "/rest/api/1/x/crm.deal.list").is(404);
        assertThat(version3.json().path("error").path("code").asString())
                .isEqualTo("BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fields\":{\"TITLE\":\"a\\u0000b\"}}",
                "{\"fields\":{\"TITLE\":\"a\\ud800b\"}}",
                "{\"fields\":{\"a\\u0000b\":1}}",
                "{\"fields\":{\"TITLE\":\"x\"",
                "nonsense",
                "{\"fields\":7}",
                "{\"fields\":{\"PROBABILITY\":101}}",
                "{\"fields\":{\"ASSIGNED_BY_ID\":99999999999999999999}}",
                "{\"fields\":{\"ASSIGNED_BY_ID\":999999999}}",
                "{\"fields\":{\"COMPANY_ID\":999999999}}",
                "{\"fields\":{\"CONTACT_IDS\":[1,{\"x\":2}]}}",
                "{\"fields\":{\"CURRENCY_ID\":\"XYZ\"}}",
                "{\"fields\":{\"STAGE_ID\":\"C9:NEW\"}}",
                "{\"fields\":{\"CATEGORY_ID\":\"abc\"}}",
                "{\"fields\":{\"OPPORTUNITY\":\"1e30\"}}"
            })
    void badInputIsRefusedAndNeverADefect(String body) {
        var answer = rest().json("crm.deal.add", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fields\":{\"TITLE\":{\"a\":[1,2]},\"BEGINDATE\":\"0000-00-00\",\"OPPORTUNITY\":\"abc\",\"PROBABILITY\":1e999999999}}",
                "{\"fields\":{\"TITLE\":12345,\"COMMENTS\":true,\"CLOSEDATE\":[],\"UTM_SOURCE\":null}}",
                "{\"fields\":{\"BEGINDATE\":\"1970-01-01T00:00:00.000Z\",\"CLOSEDATE\":\"31.10.2025 10:11:12\"}}"
            })
    void valuesThatCannotBeReadAreLeftOutWithAWarning(String body) {
        rest().json("crm.deal.add", body).is(200);
    }

    @Test
    void aMegabyteIsStoredWhereItFitsAndRefusedWhereItDoesNot() {
        var rest = rest();
        var long1 = "x".repeat(1_000_000);
        rest.json("crm.deal.add", "{\"fields\":{\"COMMENTS\":\"" + long1 + "\"}}")
                .is(200);
        Rest.isError(rest.json("crm.deal.add", "{\"fields\":{\"TITLE\":\"" + long1 + "\"}}"), 400, "", "TITLE");
        Rest.isError(rest.form("crm.deal.add", "fields[TITLE]=" + long1), 400, "", "TITLE");
        Rest.isError(rest.json("crm.deal.list", "{\"filter\":{\"%TITLE\":\"" + long1 + "\"}}"), 400, "", "");
        Rest.isError(
                rest.json("crm.deal.list", "{\"filter\":{\"" + long1.substring(0, 900) + "\":1}}"),
                400,
                "INVALID_ARG_VALUE",
                "");
        Rest.isError(rest.json("crm.deal.add", "x".repeat(11_000_000)), 413, "", "10 MB");
    }

    @Test
    void nestingHasAnEnd() {
        var rest = rest();
        var deep = "[".repeat(5_000) + "]".repeat(5_000);
        Rest.isError(rest.json("crm.deal.add", "{\"fields\":" + deep + "}"), 400, "", "deep");
        Rest.isError(rest.form("crm.deal.add", "fields" + "[a]".repeat(5_000) + "=1"), 400, "", "deep");
        Rest.isError(rest.form("crm.deal.add", "a[]=1&".repeat(30_000)), 400, "", "too many");
        Rest.isError(rest.form("crm.deal.add", "fields[TITLE]=%FF%FE"), 400, "", "UTF-8");
        assertThat(rest.raw("crm.deal.list?filter[%TITLE]=x")).startsWith("HTTP/1.1 200");
    }

    @Test
    void theSecretIsInNoLog(CapturedOutput output) {
        var rest = rest();
        rest.json("crm.deal.add", "{\"fields\":{\"TITLE\":\"a\\u0000b\"}}");
        rest.json("nope", "{}");
        rest.raw("crm.deal.list?filter[\"`TITLE]=x");
        rest.raw("crm.deal.list?\u0001");
        rest.json("profile", "{\"");
        get(rest.address().replace("/rest/", "/rest/9"));
        var answers = List.of(rest.json("nope", "{}"), rest.get("profile")).stream()
                .map(Api.Answer::body)
                .collect(Collectors.joining());
        assertThat(output.getAll() + answers).doesNotContain(rest.api().webhook());
    }
}
