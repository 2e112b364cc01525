package io.weiche.files;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.config.Config;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Files of records: taking them in whatever comes, handing them out so that nothing in them runs, and leaving nothing
/// behind.
@WeicheTest
class FilesTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Sweep sweep;
    private final Path root;
    private final Api api;

    FilesTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction, Sweep sweep, Config config) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.sweep = sweep;
        this.root = config.dataDir().resolve("files");
        this.api = accounts.openClassic();
    }

    private long deal() {
        return api.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
    }

    private Api.Answer upload(Api who, String place, String name, byte[] bytes) {
        var headers = Map.of("Authorization", "Bearer " + who.token(), "Content-Type", "application/octet-stream");
        var query = name == null ? "" : "?name=" + Api.encoded(name);
        return Api.rawBytes("POST", who.server() + "/api/v1/uploads" + place + query, bytes, headers);
    }

    private long upload(String place, String name, String text) {
        return upload(api, place, name, text.getBytes(StandardCharsets.UTF_8))
                .is(201)
                .id();
    }

    private Api.Answer download(String place, long id) {
        return api.get("/downloads" + place + "/files/" + id);
    }

    private Path own() {
        return root.resolve(Long.toString(api.account().value()));
    }

    private static List<Path> filesBelow(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private List<Path> onDisk() throws IOException {
        return filesBelow(own());
    }

    private int incoming() throws IOException {
        return filesBelow(own().resolve("incoming")).size();
    }

    private void sql(String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update()));
    }

    private void sweep() {
        CurrentAccount.callAs(api.account(), () -> sweep.work(0));
    }

    private JsonNode files(String place) {
        return api.items(place + "/files");
    }

    @Test
    void whatIsTakenInComesOutAsItWas() throws IOException {
        var place = "/deals/" + deal();
        var id = upload(place, "Angebot März.txt", "Grüße");
        var file = files(place).get(0);
        assertThat(file.path("name").asString()).isEqualTo("Angebot März.txt");
        assertThat(file.path("type").asString()).isEqualTo("text/plain");
        assertThat(file.path("size").longValue()).isEqualTo(7);
        assertThat(file.path("uploadedBy").path("name").asString()).isEqualTo("Petra Prüfer");
        var answer = download(place, id).is(200);
        assertThat(answer.body()).isEqualTo("Grüße");
        assertThat(answer.headers().get("content-disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Angebot%20M%C3%A4rz.txt");
        assertThat(answer.headers().get("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.headers().get("content-security-policy")).contains("default-src 'none'");
        assertThat(onDisk()).hasSize(1);
        assertThat(incoming()).isZero();
        assertThat(api.items(place + "/timeline").get(0).path("data").toString())
                .contains("Angebot März.txt");
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        var one = "/deals/" + deal();
        var other = "/contacts/"
                + api.post("/contacts", Json.of("{'lastName':'Holm'}")).id();
        upload(one, "a.txt", "gleich");
        upload(other, "b.txt", "gleich");
        upload(one, "c.txt", "anders");
        assertThat(onDisk()).hasSize(2);
        assertThat(files(one).size()).isEqualTo(2);
        // another account's bytes are its own
        var foreign = accounts.open();
        var deal = foreign.post("/deals", Json.of("{'title':'Dach'}")).id();
        upload(foreign, "/deals/" + deal, "a.txt", "gleich".getBytes(StandardCharsets.UTF_8))
                .is(201);
        assertThat(Files.isDirectory(
                        root.resolve(Long.toString(foreign.account().value()))))
                .isTrue();
    }

    @Test
    void whatItIsIsSeenInTheContentAndNothingOfItRuns() {
        var place = "/deals/" + deal();
        var picture = upload(api, place, "text.html", PNG).is(201);
        assertThat(picture.json().path("type").asString()).isEqualTo("image/png");
        assertThat(download(place, picture.id()).headers().get("content-type")).isEqualTo("image/png");
        for (var hostile : Map.of(
                        "bild.png", "<html><script>alert(1)</script>",
                        "bild.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                        "leer.bin", "MZ\u0000\u0001")
                .entrySet()) {
            var id = upload(place, hostile.getKey(), hostile.getValue());
            var answer = download(place, id).is(200);
            assertThat(answer.headers().get("content-type")).isEqualTo("application/octet-stream");
            assertThat(answer.headers().get("content-disposition")).startsWith("attachment");
        }
        assertThat(files(place).valueStream().map(file -> file.path("type").asString()))
                .containsExactlyInAnyOrder("image/png", "text/html", "image/svg+xml", "application/x-msdownload");
    }

    @Test
    void namesAreHarmless() {
        var place = "/deals/" + deal();
        for (var name : Map.of(
                        "../../etc/passwd",
                        "passwd",
                        "C:\\Windows\\win.ini",
                        "win.ini",
                        "rechnung\u202Egpj.exe",
                        "rechnunggpj.exe",
                        "a\u200B\u2066b.txt",
                        "ab.txt",
                        "...",
                        "file",
                        "zeile\r\nX-Bad: 1.txt",
                        "zeile X-Bad_ 1.txt",
                        "a<b>|c?.txt",
                        "a_b__c_.txt",
                        "x".repeat(300) + ".pdf",
                        "x".repeat(196) + ".pdf")
                .entrySet()) {
            var answer = upload(api, place, name.getKey(), PNG).is(201);
            assertThat(answer.json().path("name").asString()).isEqualTo(name.getValue());
        }
        assertThat(upload(api, place, null, PNG).is(201).json().path("name").asString())
                .isEqualTo("file");
        upload(api, place, "a\u0000b", PNG).isProblem(400, "invalid-input", "name");
        assertThat(FileNames.clean("name", " . ")).isEqualTo("file");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        var place = "/deals/" + deal();
        var answer = talk(place, "Content-Length: 314572800\r\n", new byte[0], false);
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("payload-too-large")
                .contains("100 MB");
        assertThat(incoming()).isZero();
        assertThat(files(place).size()).isZero();
    }

    /// Speaks HTTP by hand.
    private String talk(String place, String headers, byte[] body, boolean cut) throws IOException {
        var server = URI.create(api.server());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(15_000);
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/uploads" + place + "?name=x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + api.token() + "\r\nContent-Type: application/octet-stream\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            if (cut) {
                return "";
            }
            var buffer = new byte[8192];
            int read = socket.getInputStream().read(buffer);
            return read < 0 ? "" : new String(buffer, 0, read, StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCutConnectionLeavesNothing() throws Exception {
        var place = "/deals/" + deal();
        assertThat(talk(place, "Content-Length: 5000000\r\n", new byte[200_000], true))
                .isEmpty();
        assertThat(talk(
                        place,
                        "Transfer-Encoding: chunked\r\n",
                        "ffff\r\nabc".getBytes(StandardCharsets.US_ASCII),
                        true))
                .isEmpty();
        await("nothing comes in any more", () -> incoming() == 0);
        assertThat(onDisk()).isEmpty();
        assertThat(files(place).size()).isZero();
    }

    @Test
    void aBodyWithoutADeclaredLengthIsCountedAsItComes() throws IOException {
        var place = "/deals/" + deal();
        var answer = talk(
                place,
                "Transfer-Encoding: chunked\r\n",
                "5\r\nhallo\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                false);
        assertThat(answer).startsWith("HTTP/1.1 201");
        assertThat(files(place).get(0).path("size").longValue()).isEqualTo(5);
    }

    @Test
    void aZipBombIsBytesLikeAnyOther() throws IOException {
        var bomb = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("../../nullen"));
            for (int i = 0; i < 100; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        var place = "/deals/" + deal();
        var answer = upload(api, place, "bombe.zip", bomb.toByteArray()).is(201);
        assertThat(answer.json().path("type").asString()).isEqualTo("application/zip");
        assertThat(onDisk()).hasSize(1);
        assertThat(Files.size(onDisk().getFirst())).isEqualTo(bomb.size());
    }

    @Test
    void anAccountThatIsFullTakesNothingMore() throws IOException {
        var place = "/deals/" + deal();
        upload(place, "a", "erste");
        sql("insert into stored_file (account_id, sha256, size) values (:account, repeat('0', 64), 10737418235)");
        upload(api, place, "b", "zweite".getBytes(StandardCharsets.UTF_8)).isProblem(409, "quota-exceeded");
        assertThat(onDisk()).hasSize(1);
        sweep();
        upload(place, "b", "zweite");
    }

    @Test
    void aDeletedFileComesBackForSevenDaysAndIsSweptThen() throws IOException {
        var place = "/deals/" + deal();
        var id = upload(place, "a", "weg");
        api.delete("/files/" + id).is(204);
        assertThat(files(place).size()).isZero();
        download(place, id).isProblem(404, "not-found");
        sweep();
        api.post("/files/" + id + "/restore", "{}").is(200);
        assertThat(download(place, id).is(200).body()).isEqualTo("weg");

        api.delete("/files/" + id).is(204);
        sql("update record_file set deleted_at = deleted_at - interval '8 days' where account_id = :account");
        sweep();
        api.post("/files/" + id + "/restore", "{}").isProblem(404, "not-found");
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void bytesNobodyKnowsAreSweptAndThoseInUseStay() throws IOException {
        var place = "/deals/" + deal();
        var id = upload(place, "a", "bleibt");
        var lost = own().resolve("ab").resolve("ab".repeat(32));
        Files.createDirectories(lost.getParent());
        Files.writeString(lost, "verloren");
        var broken = Files.writeString(own().resolve("incoming").resolve("broken"), "verl");
        Files.setLastModifiedTime(
                broken,
                FileTime.from(Files.getLastModifiedTime(lost).toInstant().minus(Duration.ofDays(2))));
        var coming = Files.writeString(own().resolve("incoming").resolve("coming"), "ble");
        sweep();
        assertThat(lost).doesNotExist();
        assertThat(broken).doesNotExist();
        assertThat(coming).exists();
        assertThat(download(place, id).is(200).body()).isEqualTo("bleibt");
    }

    @Test
    void aDealShowsTheFilesOfItsLeadAndTheLeadKeepsThem() {
        var lead = api.lead(Json.of("{'lastName':'Holm'}"));
        var id = upload("/leads/" + lead, "Foto.png", "bild");
        var made = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{}}"))
                .is(201);
        var deal = "/deals/" + made.number("dealId");
        assertThat(files(deal).get(0).path("record").path("kind").asString()).isEqualTo("LEAD");
        assertThat(download(deal, id).is(200).body()).isEqualTo("bild");
        upload(api, "/leads/" + lead, "x", PNG).isProblem(409, "conflict");
        download("/deals/" + deal(), id).isProblem(404, "not-found");
    }

    @Test
    void mergedRecordsBringTheirFilesAndTakeThemBack() {
        var one = api.post("/contacts", Json.of("{'lastName':'Holm'}")).id();
        var other = api.post("/contacts", Json.of("{'lastName':'Holm'}")).id();
        upload("/contacts/" + other, "a", "vertrag");
        var merge = api.post(
                        "/merges", Json.of("{'kind':'CONTACT','records':[{'id':" + one + "},{'id':" + other + "}]}"))
                .is(201)
                .id();
        assertThat(files("/contacts/" + one).size()).isOne();
        api.post("/merges/" + merge + "/undo", null).is(200);
        assertThat(files("/contacts/" + one).size()).isZero();
        assertThat(files("/contacts/" + other).size()).isOne();
    }

    @Test
    void aFileBelongsToACommentOfItsRecord() {
        var deal = deal();
        var comment = api.post("/deals/" + deal + "/comments", Json.of("{'body':'siehe Anhang'}"))
                .is(201)
                .id();
        var headers = Map.of("Authorization", "Bearer " + api.token());
        var address = api.server() + "/api/v1/uploads/deals/";
        var answer = Api.rawBytes("POST", address + deal + "?name=a&comment=" + comment, PNG, headers)
                .is(201);
        assertThat(answer.number("commentId")).isEqualTo(comment);
        Api.rawBytes("POST", address + deal() + "?name=a&comment=" + comment, PNG, headers)
                .isProblem(400, "invalid-input", "comment");
        api.delete("/comments/" + comment).is(204);
        assertThat(files("/deals/" + deal).get(0).path("commentId").isNull()).isTrue();
    }

    @Test
    void whoeverMayNotSeeARecordSeesNoneOfItsFiles() {
        var place = "/deals/" + deal();
        var id = upload(place, "a", "geheim");
        for (var other : List.of(accounts.manager(api), accounts.open())) {
            other.get(place + "/files").isProblem(404, "not-found");
            other.get("/downloads" + place + "/files/" + id).isProblem(404, "not-found");
            other.delete("/files/" + id).isProblem(404, "not-found");
            upload(other, place, "x", PNG).isProblem(404, "not-found");
        }
        api.asNobody().get("/downloads" + place + "/files/" + id).isProblem(401, "not-signed-in");
    }

    @Test
    void aFileInAFieldIsHiddenFromWhoeverDoesNotSeeTheField() throws IOException {
        var field = api.post("/fields", Json.of("{'kind':'DEAL','label':'Vertrag','type':'FILE'}"))
                .is(201)
                .id();
        api.send("PUT", "/access/fields/" + field, "{\"restricted\":true,\"roleIds\":[]}", Map.of())
                .is(200);
        var person = accounts.manager(api);
        var deal = person.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
        var place = "/deals/" + deal;
        var held = upload(place, "vertrag.pdf", "geheim");
        var other = upload(place, "plan.pdf", "Plan");
        api.patch(place, Json.of("{'custom':{'vertrag':" + held + "}}")).is(200);

        assertThat(person.items(place + "/files")
                        .valueStream()
                        .map(file -> file.path("id").longValue()))
                .containsExactly(other);
        person.get("/downloads" + place + "/files/" + held).isProblem(404, "not-found");
        person.get("/downloads" + place + "/files/" + other).is(200);
        person.delete("/files/" + held).isProblem(404, "not-found");
        assertThat(person.get(place + "/timeline").is(200).body())
                .contains("plan.pdf")
                .doesNotContain("vertrag.pdf");
        assertThat(api.get(place + "/timeline").is(200).body()).contains("vertrag.pdf");
        assertThat(api.items(place + "/files").size()).isEqualTo(2);
        api.get("/downloads" + place + "/files/" + held).is(200);

        api.post("/fields", Json.of("{'kind':'DEAL','label':'Offen','type':'FILE'}"))
                .is(201);
        person.patch(place, Json.of("{'custom':{'offen':" + held + "}}"))
                .isProblem(400, "invalid-input", "custom.offen");
        api.send("PUT", "/access/fields/" + field, "{\"restricted\":false}", Map.of())
                .is(200);
        person.get("/downloads" + place + "/files/" + held).is(200);
    }

    @Test
    void aFileThatAHiddenFieldHasHeldStaysHidden() throws IOException {
        var field = api.post("/fields", Json.of("{'kind':'DEAL','label':'Vertrag','type':'FILE'}"))
                .is(201)
                .id();
        api.send("PUT", "/access/fields/" + field, "{\"restricted\":true,\"roleIds\":[]}", Map.of())
                .is(200);
        var person = accounts.manager(api);
        var place = "/deals/"
                + person.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
        var first = upload(place, "vertrag.pdf", "geheim");
        var second = upload(place, "nachtrag.pdf", "auch geheim");
        for (var value : new Object[] {first, second, null}) {
            api.patch(place, Json.of("{'custom':{'vertrag':" + value + "}}")).is(200);
        }
        assertThat(person.items(place + "/files").isEmpty()).isTrue();
        for (var file : List.of(first, second)) {
            person.get("/downloads" + place + "/files/" + file).isProblem(404, "not-found");
        }
        assertThat(person.get(place + "/timeline").is(200).body()).doesNotContain("vertrag.pdf", "nachtrag.pdf");
        assertThat(api.items(place + "/files").size()).isEqualTo(2);
        api.send("PUT", "/access/fields/" + field, "{\"restricted\":false}", Map.of())
                .is(200);
        assertThat(person.items(place + "/files").size()).isEqualTo(2);
    }

    @Test
    void aFieldHoldsAFileByItsNameAndAConversionCarriesIt() {
        var field = "{'kind':'LEAD','label':'Plan','type':'FILE','alsoFor':['DEAL']}";
        api.post("/fields", Json.of(field)).is(201);
        api.post("/fields", Json.of("{'kind':'DEAL','label':'x','type':'FILE','required':true}"))
                .isProblem(400, "invalid-input", "required");
        var lead = api.lead(Json.of("{'lastName':'Holm'}"));
        var file = upload("/leads/" + lead, "plan.pdf", "Plan");
        api.patch("/leads/" + lead, Json.of("{'custom':{'plan':" + file + "}}")).is(200);
        assertThat(api.get("/leads/" + lead)
                        .json()
                        .path("custom")
                        .path("plan")
                        .path("name")
                        .asString())
                .isEqualTo("plan.pdf");
        api.patch("/leads/" + lead, Json.of("{'custom':{'plan':{'id':" + file + ",'name':'anders'}}}"))
                .is(200);
        var filled = Api.encoded(Json.of("{'field':'custom.plan','op':'filled'}"));
        assertThat(api.items("/leads?filter=" + filled).size()).isOne();
        assertThat(api.get("/lists/leads/rows.csv?columns=custom.plan").is(200).body())
                .contains("plan.pdf")
                .doesNotContain("anders");
        api.get("/leads?sort=custom.plan").isProblem(400, "invalid-input", "sort");
        var made = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':{'new':true}}"))
                .is(201);
        var place = "/deals/" + made.number("dealId");
        assertThat(api.get(place).json().path("custom").path("plan").path("id").longValue())
                .isEqualTo(file);
        download(place, file).is(200);
        api.patch(place, Json.of("{'custom':{'plan':987654321}}")).isProblem(400, "invalid-input", "custom.plan");
        var other = accounts.manager(api);
        var own = other.post("/deals", Json.of("{'title':'Eigen'}")).is(201).id();
        other.patch("/deals/" + own, Json.of("{'custom':{'plan':" + file + "}}"))
                .isProblem(400, "invalid-input", "custom.plan");
    }
}
