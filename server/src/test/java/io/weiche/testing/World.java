package io.weiche.testing;

import io.weiche.access.AccountKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// An account that holds one of everything, all of it marked, so that every address can be filled in with something
/// that exists, and nothing of it can be shown to somebody else unnoticed.
public final class World {
    /// What an account holds whose number can be sent.
    public static final List<String> WORDS = List.of(
            "leads",
            "deals",
            "contacts",
            "companies",
            "pipelines",
            "stages",
            "sources",
            "loss-reasons",
            "users",
            "roles",
            "activities",
            "fields",
            "tags",
            "products",
            "files",
            "departments",
            "invitations",
            "webhooks",
            "mailboxes",
            "mail-templates",
            "recurring-deals",
            "offers",
            "automation-rules",
            "inquiry-rules");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::([^}]+))?}");

    public final Api administrator;
    public final String marker;
    /// By the word before the variable of a path: `leads` for `/leads/{id}`; by all of them where one does not say
    /// whose.
    private final Map<String, Object> numbers = new HashMap<>();

    private World(Api administrator, String marker) {
        this.administrator = administrator;
        this.marker = marker;
    }

    /// Works in classic mode. Its administrator is responsible for everything.
    public static World create(TestAccounts accounts) {
        var api = accounts.openClassic();
        var world = new World(api, "Marke" + api.account() + "x" + Long.toString(System.nanoTime(), 36));
        world.fill(accounts);
        return world;
    }

    private long merge() {
        var person = "{\"lastName\":\"" + marker + "\"}";
        var one = administrator.post("/contacts", person).is(201).id();
        var other = administrator.post("/contacts", person).is(201).id();
        return administrator
                .post("/merges", "{\"kind\":\"CONTACT\",\"records\":[{\"id\":" + one + "},{\"id\":" + other + "}]}")
                .is(201)
                .id();
    }

    /// Somebody on the exceptions list, and what they sent.
    private void hold() {
        put("exceptions", "/exceptions", "{\"value\":\"held@pruefstand.example\",\"reason\":\"" + marker + "\"}");
        administrator
                .post(
                        "/inquiries",
                        "{\"channel\":\"EMAIL\",\"emails\":[\"held@pruefstand.example\"],\"message\":\"" + marker
                                + "\"}")
                .is(201);
        numbers.put(
                "held",
                administrator.items("/exceptions/held").get(0).path("id").longValue());
    }

    /// A chat in which a visitor has said something that is no record yet.
    private void chat() {
        var channel = administrator
                .post("/chat-channels", "{\"name\":\"Website\"}")
                .is(201)
                .json();
        numbers.put("chat-channels", channel.path("id").longValue());
        numbers.put("chat", channel.path("key").asString());
        Api.raw(
                        "POST",
                        administrator.server() + "/chat/" + channel.path("key").asString() + "/messages",
                        "{\"clientId\":\"" + "0".repeat(32) + "\",\"text\":\"" + marker + "\"}",
                        Map.of("Content-Type", "application/json", "X-Chat-Visitor", "0".repeat(64)))
                .is(200);
        numbers.put(
                "conversations",
                administrator.items("/chat/conversations").get(0).path("id").longValue());
        put("canned-answers", "/canned-answers", "{\"shortcut\":\"gruss\",\"text\":\"Guten Tag!\"}");
    }

    /// A mailbox that rests, which the whole team knows, and a message that waits in it.
    private void mail() {
        put(
                "mailboxes",
                "/mailboxes",
                "{\"address\":\"vertrieb@pruefstand.example\",\"fromName\":\"Vertrieb\",\"password\":\"x\","
                        + "\"imapHost\":\"127.0.0.1\",\"imapPort\":9,\"imapSecurity\":\"NONE\",\"state\":\"PAUSED\","
                        + "\"smtpHost\":\"127.0.0.1\",\"smtpPort\":9,\"smtpSecurity\":\"NONE\"}");
        put("mail-templates", "/mail-templates", "{\"name\":\"Dank\",\"body\":\"Vielen Dank!\"}");
        put(
                "emails",
                "/leads/" + id("leads") + "/emails",
                "{\"mailboxId\":" + id("mailboxes") + ",\"to\":[\"kunde@pruefstand.example\"],\"subject\":\"" + marker
                        + "\",\"body\":\"" + marker + "\"}");
        // only a message that cannot be read is there
        numbers.put("mail-quarantine", 1L);
        // nor has any come that became nothing
        numbers.put("unfiled-emails", 1L);
    }

    private long file() {
        var file = ("Nachname;Kommentar\n" + marker + ";" + marker + "\n").getBytes(StandardCharsets.UTF_8);
        return Api.rawBytes(
                        "POST",
                        administrator.server() + "/api/v1/imports?kind=contacts",
                        file,
                        Map.of(
                                "Authorization",
                                "Bearer " + administrator.token(),
                                "Content-Type",
                                "application/octet-stream"))
                .is(201)
                .id();
    }

    private void fill(TestAccounts accounts) {
        var title = "\"title\":\"" + marker + "\"";
        numbers.put("fields/builtin/{kind:leads|deals|contacts|companies}", "amount");
        put("companies", "/companies", "{" + title + ",\"phones\":[\"030 4711\"]}");
        put("contacts", "/contacts", "{\"lastName\":\"" + marker + "\",\"companyIds\":[" + id("companies") + "]}");
        put("deals", "/deals", "{" + title + ",\"contactIds\":[" + id("contacts") + "]}");
        put(
                "offers",
                "/deals/" + id("deals") + "/offers",
                "{\"recipient\":\"" + marker + "\",\"positions\":[{\"name\":\"" + marker + "\",\"price\":\"1.00\"}]}");
        put(
                "recurring-deals",
                "/recurring-deals",
                "{\"dealId\":" + id("deals") + ",\"schedule\":{\"unit\":\"MONTH\",\"firstOn\":\"2090-01-01\"}}");
        put("leads", "/leads", "{" + title + ",\"comments\":\"" + marker + "\"}");
        var converted = administrator.lead("{" + title + ",\"lastName\":\"" + marker + "\"}");
        numbers.put(
                "conversions",
                administrator
                        .post("/leads/" + converted + "/conversion", "{\"deal\":{}}")
                        .is(201)
                        .number("conversionId"));
        put(
                "activities",
                "/activities",
                "{" + title + ",\"records\":[{\"kind\":\"LEAD\",\"id\":" + id("leads") + "}]}");
        put("comments", "/leads/" + id("leads") + "/comments", "{\"body\":\"" + marker + "\"}");
        numbers.put("timeline", id("comments"));
        put("pipelines", "/pipelines", "{\"name\":\"" + marker + "\"}");
        put("stages", "/pipelines/" + id("pipelines") + "/stages", "{\"name\":\"" + marker + "\"}");
        put(
                "automation-rules",
                "/automation-rules",
                "{\"name\":\"" + marker + "\",\"kind\":\"DEAL\",\"pipelineId\":" + id("pipelines") + ",\"stageId\":"
                        + id("stages") + ",\"action\":{\"type\":\"NOTIFY\",\"tellsResponsible\":true}}");
        administrator
                .post("/automation-rules/" + id("automation-rules") + "/pause", null)
                .is(200);
        numbers.put(
                "lead-stages",
                administrator.items("/lead-stages").get(0).path("id").longValue());
        put(
                "inquiry-rules",
                "/inquiry-rules",
                "{\"name\":\"" + marker + "\",\"makes\":\"LEAD\",\"channels\":[\"IMPORT\"]}");
        put("sources", "/sources", "{\"name\":\"" + marker + "\"}");
        put("loss-reasons", "/loss-reasons", "{\"kind\":\"DEAL\",\"name\":\"" + marker + "\"}");
        put("fields", "/fields", "{\"kind\":\"DEAL\",\"label\":\"" + marker + "\",\"type\":\"TEXT\"}");
        put("tags", "/tags", "{\"name\":\"" + marker + "\"}");
        put("products", "/products", "{\"name\":\"" + marker + "\",\"price\":\"9.99\"}");
        put("files", "/uploads/leads/" + id("leads") + "?name=" + marker, marker);
        put("tokens", "/tokens", "{\"kind\":\"API\",\"name\":\"" + marker + "\"}");
        Browser.of(administrator);
        numbers.put(
                "sessions",
                administrator.items("/me/sessions").get(0).path("id").longValue());
        numbers.put(
                "inquiries",
                administrator
                        .post("/inquiries", "{" + title + ",\"message\":\"" + marker + "\"}")
                        .is(201)
                        .number("inquiryId"));
        numbers.put(
                "inquiry-decisions",
                administrator
                        .send("POST", "/inquiries/" + id("inquiries") + "/open", null, Map.of("If-Match", "*"))
                        .is(200)
                        .number("decisionId"));
        // told of nothing that happens in a test
        put(
                "webhooks",
                "/webhooks",
                "{\"name\":\"" + marker + "\",\"address\":\"http://127.0.0.1:9/hook\","
                        + "\"events\":[\"crm.mode.changed\"]}");
        numbers.put("deliveries", 1L);
        mail();
        put("departments", "/departments", "{\"name\":\"" + marker + "\"}");
        put(
                "invitations",
                "/invitations",
                "{\"email\":\"" + marker.toLowerCase(Locale.ROOT) + "@pruefstand.example\",\"roleIds\":["
                        + administrator.items("/roles").get(1).path("id").longValue() + "]}");
        numbers.put("oidc", "nowhere");
        // nobody has one: only a browser with a key makes them
        numbers.put("passkeys", 1L);
        // keys of the right form that open nothing
        numbers.put("calendar", AccountKey.create(administrator.account()).text());
        numbers.put("join", AccountKey.create(administrator.account()).text());
        var colleague = accounts.manager(administrator);
        numbers.put("users", colleague.userId());
        Browser.of(colleague);
        for (var word : List.of("users/{id}/sessions", "users/{id}/tokens")) {
            var path = "/" + word.replace("{id}", Long.toString(colleague.userId()));
            numbers.put(word, administrator.items(path).get(0).path("id").longValue());
        }
        colleague
                .post("/deals", "{\"title\":\"Zuteilung\",\"responsibleId\":" + administrator.userId() + "}")
                .is(201);
        numbers.put(
                "notifications",
                administrator.items("/notifications").get(0).path("id").longValue());
        numbers.put("roles", administrator.items("/roles").get(1).path("id").longValue());
        var form = administrator.items("/forms").get(0);
        numbers.put("forms", form.path("id").longValue());
        numbers.put("f", form.path("key").asString());
        numbers.put("channels", "EMAIL");
        chat();
        hold();
        put("call-lines", "/call-lines", "{\"number\":\"4711\",\"name\":\"" + marker + "\"}");
        var provider = administrator
                .post("/call-providers", "{\"name\":\"" + marker + "\"}")
                .is(201);
        numbers.put("call-providers", provider.id());
        var path = provider.json().path("path").asString();
        numbers.put("call-webhooks", path.substring(path.lastIndexOf('/') + 1));
        put("calls", "/calls", "{\"number\":\"030 8151234\",\"name\":\"" + marker + "\"}");
        numbers.put(
                "switches",
                administrator.items("/crm-mode/switches").get(0).path("id").longValue());
        numbers.put("outcomes", id("leads"));
        numbers.put("merges", merge());
        numbers.put("imports", file());
        numbers.put("setup", "0".repeat(40));
        numbers.put("kind", "leads");
        put("views", "/views", "{\"kind\":\"LEAD\",\"name\":\"" + marker + "\"}");
        numbers.put("bi", "deals");
        put("dashboards", "/dashboards", "{\"name\":\"" + marker + "\"}");
        put("requisites", "/companies/" + id("companies") + "/requisites", "{\"legalName\":\"" + marker + "\"}");
        administrator
                .post("/own-companies", "{\"companyId\":" + id("companies") + "}")
                .is(201);
        numbers.put("own-companies", id("companies"));
        put("goals", "/goals", "{\"measured\":\"WON\",\"rhythm\":\"MONTH\",\"target\":\"5\"}");
        put(
                "report-mailings",
                "/report-mailings",
                "{\"dashboardId\":" + id("dashboards") + ",\"rhythm\":\"DAILY\",\"hour\":7}");
        var change = administrator
                .post(
                        "/bulk-changes",
                        "{\"kind\":\"LEAD\",\"action\":\"RESPONSIBLE\",\"responsibleId\":" + administrator.userId()
                                + "}")
                .is(202)
                .id();
        administrator.awaitBulkChange(change);
        numbers.put("bulk-changes", change);
    }

    private void put(String word, String path, String body) {
        numbers.put(word, administrator.post(path, body).is(201).id());
    }

    public long id(String word) {
        return (Long) numbers.get(word);
    }

    /// The path of an address with its variables filled in.
    public String fill(Endpoint endpoint) {
        return fill(endpoint.path(), null);
    }

    /// @param instead takes the place of every number; null for the numbers of this account
    public String fill(String path, String instead) {
        var filled = new StringBuilder();
        var variable = VARIABLE.matcher(path);
        while (variable.find()) {
            var value = variable.group(2) != null
                    ? variable.group(2).split("\\|")[0]
                    : instead != null ? instead : value(path, variable.start());
            variable.appendReplacement(filled, java.util.regex.Matcher.quoteReplacement(value));
        }
        return variable.appendTail(filled).toString();
    }

    /// The first kind an address takes.
    private static String ofKind(String word) {
        var variable = VARIABLE.matcher(word);
        return variable.matches() && variable.group(2) != null
                ? variable.group(2).split("\\|")[0]
                : word;
    }

    private String value(String path, int at) {
        var before = path.substring(0, at - 1);
        var word = before.substring(before.lastIndexOf('/') + 1);
        var whole = numbers.get(before.replaceFirst("^/api/v1/", ""));
        var value = whole != null ? whole : numbers.get(ofKind(word));
        if (value == null) {
            throw new AssertionError("World holds nothing for the variable after /" + word + "/ in " + path + ".");
        }
        return value.toString();
    }
}
