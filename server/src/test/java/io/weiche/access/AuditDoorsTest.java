package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Endpoint;
import io.weiche.testing.Json;
import io.weiche.testing.Samples;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Every door through which settings are changed, and every file that leaves, stands in the audit.
@WeicheTest
class AuditDoorsTest {
    /// Doors of those who may change settings that leave no entry, each with its reason.
    private static final Map<String, String> SILENT = Map.ofEntries(
            Map.entry("POST /api/v1/crm-mode/rehearsals", "changes nothing"),
            Map.entry("POST /api/v1/forms/preview", "changes nothing"),
            Map.entry("POST /api/v1/inquiry-rules/trials", "changes nothing"),
            Map.entry("POST /api/v1/own-companies", "it is one of ours already: OwnCompaniesTest"),
            Map.entry("POST /api/v1/own-companies/{id}/default", "it is the only one: OwnCompaniesTest"),
            Map.entry("POST /api/v1/webhooks/{id}/test", "changes nothing: what was sent stands among the deliveries"));

    private static final String REPLAY = "POST /api/v1/webhooks/{id}/deliveries/{delivery}/replay";

    /// Doors that a sample does not open, with what they need first.
    private static final Map<String, String> CLOSED = Map.ofEntries(
            Map.entry("DELETE /api/v1/bin", "a kind of which something lies there"),
            Map.entry("DELETE /api/v1/bin/{kind:leads|deals|contacts|companies}/{id}", "a record that lies there"),
            Map.entry("DELETE /api/v1/mail-quarantine/{id}", "mail nobody could read"),
            Map.entry("POST /api/v1/mail-quarantine/{id}/retry", "mail nobody could read"),
            Map.entry("DELETE /api/v1/roles/{id}", "a role not every account has"),
            Map.entry("DELETE /api/v1/sign-in-provider", "a provider"),
            Map.entry("PUT /api/v1/sign-in-provider", "a provider that answers"),
            Map.entry("POST /api/v1/crm-mode/switches", "another mode"),
            Map.entry("POST /api/v1/crm-mode/switches/{id}/cancel", "a run under way"),
            Map.entry("POST /api/v1/crm-mode/switches/{id}/outcomes/{leadId}/undo", "an undo that kept something"),
            Map.entry("POST /api/v1/crm-mode/switches/{id}/pause", "a run under way"),
            Map.entry("POST /api/v1/crm-mode/switches/{id}/resume", "a run that rests"),
            Map.entry("POST /api/v1/crm-mode/switches/{id}/retry-failed", "a run that left something"),
            Map.entry("POST /api/v1/crm-mode/switches/{id}/undo", "a run that converted something"),
            Map.entry("POST /api/v1/mailboxes/test", "changes nothing"),
            Map.entry("POST /api/v1/mailboxes/{id}/consent", "a mailbox that a provider opens: MailConsentsTest"),
            Map.entry("POST /api/v1/tags/{id}/merge", "two tags"),
            Map.entry("POST /api/v1/users/{id}/handover", "two people"),
            Map.entry("POST /api/v1/users/{id}/second-factor/remove", "a second factor"),
            Map.entry("POST /api/v1/view-as", "a browser: ViewAsTest"),
            Map.entry(REPLAY, "a delivery"),
            Map.entry("POST /api/v1/{kind:leads|contacts}/{id}/erasure", "the name: PrivacyTest"),
            Map.entry("PUT /api/v1/chat-channels/{id}/token", "a messenger"));

    /// What they need beside what they require.
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("PATCH /api/v1/account", "{'name':'Anders GmbH','keepsOffline':false}"),
            Map.entry("PATCH /api/v1/offer-settings", "{'validDays':14}"),
            Map.entry("PATCH /api/v1/automation-rules/{id}", "{'name':'Anders'}"),
            Map.entry("PATCH /api/v1/inquiry-rules/{id}", "{'name':'Anders'}"),
            Map.entry("PATCH /api/v1/reports/settings", "{'attributionDays':30}"),
            Map.entry("PATCH /api/v1/roles/{id}", "{'name':'Anders','editSettings':false}"),
            Map.entry("POST /api/v1/exceptions/senders", "{'values':['neu@pruefstand.example']}"),
            Map.entry(
                    "PUT /api/v1/mail-providers/{kind:MICROSOFT|GOOGLE|OWN}",
                    "{'authorizeUrl':'https://login.example/a','tokenUrl':'https://login.example/t','scopes':'IMAP',"
                            + "'clientId':'weiche'}"),
            Map.entry("PUT /api/v1/reports/settings/rates", "{'currency':'USD','since':'2026-01-01','rate':'1.1'}"),
            Map.entry(
                    "POST /api/v1/mailboxes",
                    "{'address':'neu@pruefstand.example','fromName':'Neu','password':'x','imapHost':'127.0.0.1',"
                            + "'imapPort':9,'imapSecurity':'NONE','state':'PAUSED','smtpHost':'127.0.0.1','smtpPort':9,"
                            + "'smtpSecurity':'NONE'}"));

    private static final Map<String, String> QUERIES =
            Map.of("DELETE /api/v1/reports/settings/rates", "?currency=USD&since=2026-01-01");

    private static final Pattern WRITTEN = Pattern.compile("audit\\.write\\(\\s*\"([a-z.-]+)\"");
    private static final List<String> ORDER = List.of("POST", "PUT", "PATCH", "DELETE");

    private final TestAccounts accounts;
    private final List<Endpoint> endpoints;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    AuditDoorsTest(
            TestAccounts accounts,
            RequestMappingHandlerMapping requestMappingHandlerMapping,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.endpoints = Endpoint.all(requestMappingHandlerMapping);
        this.sql = sql;
        this.transaction = transaction;
    }

    private long entries(Api api) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("select count(*) from audit_entry where account_id = :account")
                        .param("account", api.account().value())
                        .query(Long.class)
                        .single()));
    }

    private static Api.Answer call(Endpoint endpoint, World world) {
        var headers = new HashMap<String, String>();
        headers.put("If-Match", "*");
        headers.put("Authorization", "Bearer " + world.administrator.token());
        String body = null;
        if (endpoint.mayHaveBody()) {
            headers.put("Content-Type", "application/json");
            var own = BODIES.get(endpoint.toString());
            body = own == null ? new Samples(world).of(endpoint).toString() : Json.of(own);
        }
        return Api.raw(
                endpoint.verb(),
                world.administrator.server() + world.fill(endpoint) + QUERIES.getOrDefault(endpoint.toString(), ""),
                body,
                headers);
    }

    @Test
    void everyDoorThatChangesSettingsLeavesAnEntry() {
        var world = World.create(accounts);
        var silent = new TreeSet<String>();
        var closed = new TreeSet<String>();
        var doors = endpoints.stream()
                .filter(Endpoint::described)
                .filter(endpoint -> !endpoint.verb().equals("GET"))
                .filter(endpoint -> endpoint.right() == Right.EDIT_SETTINGS || endpoint.right() == Right.ADMINISTRATOR)
                // a stage goes before its pipeline
                .sorted(Comparator.<Endpoint>comparingInt(endpoint -> ORDER.indexOf(endpoint.verb()))
                        .thenComparing(Comparator.comparing(Endpoint::path).reversed()))
                .toList();
        assertThat(doors).hasSizeGreaterThan(70);
        for (var door : doors) {
            var before = entries(world.administrator);
            var answer = call(door, world);
            if (answer.status() >= 300) {
                closed.add(door + " " + answer.status() + " " + answer.body());
            } else if (entries(world.administrator) == before) {
                silent.add(door.toString());
            }
        }
        everyKindHasItsWordsInBothLanguages(world.administrator);
        // open as soon as the first delivery has been noted, which happens beside this
        closed.add(REPLAY);
        assertThat(silent).containsExactlyInAnyOrderElementsOf(SILENT.keySet());
        assertThat(closed.stream()
                        .map(door -> door.replaceAll("^(\\S+ \\S+) .*", "$1"))
                        .distinct())
                .as(String.join("\n", closed))
                .containsExactlyInAnyOrderElementsOf(CLOSED.keySet());
    }

    private static void everyKindHasItsWordsInBothLanguages(Api api) {
        var kinds = api.get("/audit/kinds").is(200).json().path("items");
        assertThat(kinds.size()).isGreaterThan(20);
        for (var language : List.of("de", "en")) {
            assertThat(kinds.valueStream()
                            .map(JsonNode::asString)
                            .filter(kind -> !words(language).matcher(kind).matches()))
                    .as(language)
                    .isEmpty();
        }
    }

    /// Of what kinds of thing the audit speaks.
    private static Pattern words(String language) {
        try {
            var texts = Files.readString(Path.of("../client/src/lib/i18n/" + language + "/audit.ts"));
            var kinds = texts.substring(texts.indexOf("  kind: {"), texts.indexOf("  action: {"));
            return Pattern.compile(Pattern.compile("\\n {4}\"?([a-z-]+)\"?: ")
                    .matcher(kinds)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.joining("|")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatChangesSaysWhatWasBefore() {
        var world = World.create(accounts);
        var api = world.administrator;
        api.patch("/account", Json.of("{'name':'Anders GmbH','keepsOffline':false}"))
                .is(200);
        var account = api.items("/audit?action=account-changed").get(0);
        assertThat(account.path("before").asString()).contains("Prüfstand GmbH").contains("\"keepsOffline\": true");
        assertThat(account.path("after").asString()).contains("Anders GmbH").contains("\"keepsOffline\": false");

        var changed = Map.of(
                "pipelines", "pipeline-changed",
                "stages", "stage-changed",
                "sources", "source-changed",
                "loss-reasons", "loss-reason-changed",
                "mail-templates", "mail-template-changed",
                "chat-channels", "chat-channel-changed");
        changed.forEach((word, action) -> {
            var body = word.equals("mail-templates") ? "{'name':'Anders','body':'Text'}" : "{'name':'Anders'}";
            api.patch("/" + word + "/" + world.id(word), Json.of(body)).is(200);
            var entry = api.items("/audit?action=" + action).get(0);
            assertThat(entry.path("before").asString())
                    .as(action)
                    .contains("\"name\"")
                    .doesNotContain("Anders");
            assertThat(entry.path("after").asString()).as(action).contains("Anders");
        });
        api.patch("/fields/" + world.id("fields"), Json.of("{'label':'Anders'}"))
                .is(200);
        api.patch("/forms/" + world.id("forms"), Json.of("{'title':'Anders'}")).is(200);
        for (var action : List.of("custom-field-changed", "web-form-changed")) {
            var entry = api.items("/audit?action=" + action).get(0);
            assertThat(entry.path("before").asString()).as(action).isNotEmpty().doesNotContain("Anders");
            assertThat(entry.path("after").asString()).as(action).contains("Anders");
        }
        api.patch(
                        "/access/matrix",
                        Json.of("{'changes':[{'roleId':" + world.id("roles")
                                + ",'area':'LEAD','action':'READ','scope':'ALL'}]}"))
                .is(200);
        assertThat(api.items("/audit?action=matrix-changed")
                        .get(0)
                        .path("before")
                        .asString())
                .contains("\"scope\": \"OWN\"");
        api.send(
                        "PUT",
                        "/access/fields/" + world.id("fields"),
                        Json.of("{'restricted':true,'roleIds':[" + world.id("roles") + "]}"),
                        Map.of())
                .is(200);
        assertThat(api.items("/audit?action=field-visibility-changed")
                        .get(0)
                        .path("before")
                        .asString())
                .contains("\"restricted\": false");
    }

    @Test
    void whatLeavesAsAFileLeavesAnEntry() {
        var api = accounts.openClassic();
        var run = api.items("/crm-mode/switches").get(0).path("id").longValue();
        var files = Map.of(
                "/crm-mode/switches/" + run + "/outcomes.csv",
                "crm-mode-switch-exported",
                "/crm-mode/rehearsals.csv",
                "rehearsal-exported",
                "/audit.csv",
                "audit-exported",
                "/audit/changes.csv",
                "changes-exported",
                "/bi/deals.csv",
                "analysis-exported",
                "/reports/team/rows.csv",
                "report-exported",
                "/lists/deals/rows.csv",
                "list-exported");
        files.forEach((file, action) -> {
            api.get(file).is(200);
            assertThat(api.items("/audit?action=" + action).size()).as(file).isEqualTo(1);
        });
        assertThat(api.items("/audit?action=crm-mode-switch-exported")
                        .get(0)
                        .path("subject")
                        .asString())
                .isEqualTo("switch:" + run);
        // what was refused has not left
        api.get("/crm-mode/switches/999999/outcomes.csv").isProblem(404, "not-found");
        accounts.manager(api).get("/crm-mode/rehearsals.csv").isProblem(403, "forbidden");
        assertThat(api.items("/audit?kind=switch,crm-mode").size()).isEqualTo(3);
    }

    @Test
    void everyActionHasItsWordsInBothLanguages() throws IOException {
        var actions = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                WRITTEN.matcher(Files.readString(file)).results().forEach(found -> actions.add(found.group(1)));
            }
        }
        assertThat(actions).hasSizeGreaterThan(90);
        for (var language : List.of("de", "en")) {
            var texts = Files.readString(Path.of("../client/src/lib/i18n/" + language + "/audit.ts"));
            var missing = new ArrayList<>(actions);
            missing.removeIf(action -> action.endsWith("-") || texts.contains("\"" + action + "\": "));
            assertThat(missing.stream().collect(Collectors.joining("\n")))
                    .as(language)
                    .isEmpty();
        }
    }
}
