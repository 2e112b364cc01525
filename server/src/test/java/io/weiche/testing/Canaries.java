package io.weiche.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/// An account whose leads and deals are worth what nothing else in it is, so that each of these amounts is known
/// wherever it is shown, written in any language.
public final class Canaries {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern AMOUNT = Pattern.compile("(918.?273|1.?654.?729|827.?364|736.?455|645.?546)(?![0-9])");

    public final World world;
    public final Api administrator;
    /// Has a role that sees no amounts, and may do everything else.
    public final Api restricted;
    /// The same with a role that sees them.
    public final Api seeing;

    public final long deal;
    public final long twin;
    public final long lead;
    /// Won, with products.
    public final long sold;
    public final long goal;
    public final long dashboard;

    public Canaries(TestAccounts accounts) {
        world = World.create(accounts);
        administrator = world.administrator;
        lead = world.id("leads");
        deal = world.id("deals");
        var worth = "{'amount':'%s'}";
        administrator
                .patch("/leads/" + lead, Json.of(worth.formatted("918273.64")))
                .is(200);
        // two changes, so that the history tells of one from one amount to another
        administrator
                .patch("/deals/" + deal, Json.of(worth.formatted("645546.37")))
                .is(200);
        administrator
                .patch("/deals/" + deal, Json.of(worth.formatted("827364.55")))
                .is(200);
        var contact = world.id("contacts");
        twin = administrator
                .post(
                        "/deals",
                        Json.of("{'title':'" + world.marker + "','amount':'827364.55','contactIds':[" + contact + "]}"))
                .is(201)
                .id();
        sold = closed("SUCCESS");
        closed("FAILURE");
        wonInquiry();
        administrator
                .patch("/offers/" + world.id("offers"), Json.of("{'positions':[{'name':'Dach','price':'736455.46'}]}"))
                .is(200);
        goal = administrator
                .post("/goals", Json.of("{'measured':'REVENUE','rhythm':'MONTH','target':'736455'}"))
                .is(201)
                .id();
        dashboard = dashboard();
        administrator
                .post(
                        "/views",
                        Json.of("{'kind':'DEAL','name':'Große','shared':true,'sort':'-amount',"
                                + "'columns':[{'field':'title'},{'field':'amount'}],"
                                + "'filter':{'all':[{'field':'amount','op':'atLeast','value':'827364.55'},"
                                + "{'field':'title','op':'filled'}]}}"))
                .is(201);
        restricted = person(accounts, "Innendienst", false);
        seeing = person(accounts, "Leitung", true);
    }

    private long closed(String semantics) {
        var deal = administrator
                .post("/deals", Json.of("{'title':'" + world.marker + " " + semantics + "'}"))
                .is(201)
                .id();
        administrator
                .send(
                        "PUT",
                        "/deals/" + deal + "/products",
                        Json.of("{'rows':[{'name':'Dach','price':'736455.46'}],'fromRows':true}"),
                        Map.of("If-Match", "*"))
                .is(200);
        administrator
                .patch(
                        "/deals/" + deal,
                        "{\"stageId\":" + stage(semantics)
                                + (semantics.equals("FAILURE") ? ",\"lossReasonId\":" + world.id("loss-reasons") : "")
                                + "}")
                .is(200);
        return deal;
    }

    /// Somebody asks, is converted and buys: revenue of inquiries.
    private void wonInquiry() {
        var lead = administrator
                .post("/inquiries", Json.of("{'title':'Anfrage','message':'Dach?','amount':'918273.64'}"))
                .is(201)
                .number("became.leadId");
        var bought = administrator
                .post("/leads/" + lead + "/conversion", "{\"deal\":{}}")
                .is(201)
                .number("dealId");
        administrator
                .patch("/deals/" + bought, "{\"stageId\":" + stage("SUCCESS") + "}")
                .is(200);
    }

    private long stage(String semantics) {
        return administrator
                .items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(one -> one.path("semantics").asString().equals(semantics))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    private long dashboard() {
        return administrator
                .post("/dashboards", Json.of("""
                        {'name':'Beträge','shared':true,'span':'THIS_YEAR','tiles':[
                        {'shape':'NUMBER','of':'DEALS_WON_AMOUNT','x':0,'y':0,'width':3,'height':2},
                        {'shape':'TABLE','of':'DEALS_WON','by':'SOURCE','x':3,'y':0,'width':6,'height':3},
                        {'shape':'NUMBER','of':'REVENUE','x':0,'y':3,'width':3,'height':2},
                        {'shape':'TABLE','of':'INQUIRIES','x':3,'y':3,'width':3,'height':2},
                        {'shape':'BARS','of':'TEAM_REVENUE','x':6,'y':3,'width':3,'height':2},
                        {'shape':'GOAL','goalId':%d,'x':0,'y':5,'width':3,'height':2}]}""".formatted(goal)))
                .is(201)
                .id();
    }

    private Api person(TestAccounts accounts, String name, boolean sees) {
        var person = accounts.manager(administrator);
        var role = administrator
                .post("/roles", Json.of("{'name':'" + name + "'}"))
                .is(201)
                .id();
        for (var area : List.of("LEAD", "DEAL", "CONTACT", "COMPANY", "ANALYTICS")) {
            for (var action : actions(area)) {
                administrator
                        .patch(
                                "/access/matrix",
                                Json.of("{'changes':[{'roleId':" + role + ",'area':'" + area + "','action':'" + action
                                        + "','scope':'ALL'}]}"))
                        .is(200);
            }
        }
        administrator.patch("/roles/" + role, Json.of("{'editSettings':true}")).is(200);
        administrator
                .patch("/users/" + person.userId(), Json.of("{'roleIds':[" + role + "]}"))
                .is(200);
        hide(administrator, sees ? List.of(role) : List.of());
        return person;
    }

    private static List<String> actions(String area) {
        return switch (area) {
            case "ANALYTICS" -> List.of("READ", "EXPORT");
            case "LEAD" -> List.of("READ", "ADD", "CHANGE", "MOVE", "DELETE", "EXPORT", "IMPORT", "CONVERT");
            case "DEAL" -> List.of("READ", "ADD", "CHANGE", "MOVE", "DELETE", "EXPORT", "IMPORT");
            default -> List.of("READ", "ADD", "CHANGE", "DELETE", "EXPORT", "IMPORT");
        };
    }

    /// Hides amounts from all but these roles.
    public static Api.Answer hide(Api administrator, List<Long> readers) {
        return administrator
                .send(
                        "PUT",
                        "/access/field-groups/AMOUNT",
                        "{\"restricted\":true,\"roleIds\":" + readers + "}",
                        Map.of())
                .is(200);
    }

    /// Whether one of the amounts stands in a text.
    public static boolean shows(String text) {
        return AMOUNT.matcher(text).find();
    }

    /// What an address answers, workbooks as the text within; of a stream what comes at once.
    public Api.Answer answer(Api person, String address) {
        var request = HttpRequest.newBuilder(URI.create(person.server() + address))
                .header("Authorization", "Bearer " + person.token())
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            var type = response.headers().firstValue("Content-Type").orElse("");
            try (var body = response.body()) {
                var bytes = type.startsWith("text/event-stream") ? atOnce(body) : body.readAllBytes();
                return new Api.Answer(response.statusCode(), text(bytes), Map.of(), List.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Something changes meanwhile, so that there is something to tell.
    private byte[] atOnce(InputStream stream) throws IOException, InterruptedException {
        administrator.patch("/deals/" + deal, Json.of("{'comments':'jetzt " + System.nanoTime() + "'}"));
        for (int i = 0; i < 30 && stream.available() == 0; i++) {
            Thread.sleep(50);
        }
        Thread.sleep(200);
        return stream.readNBytes(stream.available());
    }

    private static String text(byte[] bytes) throws IOException {
        if (new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.US_ASCII).equals("%PDF-")) {
            try (var paper = Loader.loadPDF(bytes)) {
                return new PDFTextStripper().getText(paper);
            }
        }
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder();
        var file = Files.createTempFile("rows", ".xlsx");
        try {
            Files.write(file, bytes);
            try (var workbook = new ZipFile(file.toFile())) {
                for (var part : workbook.stream().toList()) {
                    text.append(new String(workbook.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(file);
        }
        return text.toString();
    }

    /// The addresses of a door, with what it must be asked.
    public List<String> addresses(Endpoint endpoint) {
        var paths = endpoint.path().contains("{kind:leads|deals")
                ? List.of(filled(endpoint.path(), "leads"), filled(endpoint.path(), "deals"))
                : List.of(world.fill(endpoint));
        if (endpoint.path().startsWith("/api/v1/dashboards/{id}")) {
            paths = List.of(endpoint.path().replace("{id}", Long.toString(dashboard)));
        } else if (endpoint.path().startsWith("/api/v1/goals/{id}")) {
            paths = List.of(endpoint.path().replace("{id}", Long.toString(goal)));
        }
        var questions = questions(endpoint.path());
        var addresses = new ArrayList<String>();
        for (var path : paths) {
            questions.forEach(question -> addresses.add(path + question));
        }
        return addresses;
    }

    private String filled(String path, String kind) {
        return world.fill(path.replaceFirst("\\{kind:leads\\|deals[^}]*}", kind), null);
    }

    private static List<String> questions(String path) {
        var period = "?from=2020-01-01&to=2030-12-31";
        return switch (path) {
            case "/api/v1/access/explanation" -> List.of("?kind=deals&id=1&action=READ");
            case "/api/v1/duplicates", "/api/v1/views", "/api/v1/bin" ->
                List.of("?kind=LEAD", "?kind=DEAL", "?kind=deals");
            case "/api/v1/imports/targets" -> List.of("?kind=leads", "?kind=deals");
            case "/api/v1/search" -> List.of("?q=Marke", "?q=827364", "?q=736455");
            case "/api/v1/reports/sales", "/api/v1/reports/sales/rows.csv", "/api/v1/reports/sales/rows.xlsx" ->
                List.of(
                        "?of=LEADS,DEALS,WON,LOST,OPEN_DEALS,OPEN_LEADS",
                        "?by=SOURCE&of=WON,OPEN_DEALS",
                        "?by=EXPECTED&of=OPEN_DEALS");
            case "/api/v1/reports/sales/list" ->
                List.of("?of=WON", "?of=OPEN_DEALS", "?of=OPEN_LEADS", "?of=WON&withoutRate=true");
            case "/api/v1/reports/funnel",
                    "/api/v1/reports/funnel/list",
                    "/api/v1/reports/funnel/rows.csv",
                    "/api/v1/reports/funnel/rows.xlsx" -> List.of("?kind=DEAL", "?kind=LEAD");
            case "/api/v1/reports/inquiries/list" -> List.of("?of=WON", "?of=INQUIRIES", "?of=WITHOUT_RATE");
            case "/api/v1/dashboards/{id}/figures" -> List.of("", period);
            case "/api/v1/deals", "/api/v1/leads" -> List.of("", "?sort=-amount");
            default -> List.of("");
        };
    }
}
