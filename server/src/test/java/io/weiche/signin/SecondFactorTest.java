package io.weiche.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A code of the phone beside the password (reliability S09, S21).
@WeicheTest
class SecondFactorTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;

    SecondFactorTest(TestAccounts accounts, JdbcClient sql) {
        this.accounts = accounts;
        this.sql = sql;
    }

    private record Phone(byte[] seed, JdbcClient sql) {
        String code(int halfMinutesFromNow) {
            var now = sql.sql("select extract(epoch from clock_timestamp())::bigint")
                    .query(Long.class)
                    .single();
            return OneTimeCodes.codeAt(seed, now / 30 + halfMinutesFromNow);
        }
    }

    private record Person(Api user, Phone phone, List<String> codes) {}

    private Person withFactor() {
        var user = accounts.open();
        var begun = user.post("/me/second-factor", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .is(200)
                .json();
        var phone = new Phone(new Base32().decode(begun.path("secret").asString()), sql);
        var codes = user.post("/me/second-factor/confirm", Json.of("{'code':'" + phone.code(-1) + "'}"))
                .is(200)
                .json()
                .path("codes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
        return new Person(user, phone, codes);
    }

    private static String both(String code) {
        return Json.of("{'password':'" + TestAccounts.PASSWORD + "','code':'" + code + "'}");
    }

    @Test
    void whoeverHasOneIsAskedForItsCodeAfterTheRightPassword() {
        var person = withFactor();
        var browser = new Browser(person.user().server());
        var email = person.user().email();
        browser.signIn(email, "falsch-und-lang-genug", null).isProblem(401, "wrong-credentials");
        browser.signIn(email, TestAccounts.PASSWORD, null).isProblem(401, "second-factor-needed");
        browser.signIn(email, TestAccounts.PASSWORD, "000000").isProblem(401, "wrong-code");
        assertThat(browser.signedIn()).isFalse();
        browser.signIn(email, TestAccounts.PASSWORD, person.phone().code(0)).is(200);
        assertThat(browser.signedIn()).isTrue();
    }

    @Test
    void whoeverJoinsAnotherAccountIsAskedForItToo() {
        var person = withFactor();
        var inviting = accounts.open();
        var role = inviting.items("/roles").get(1).path("id").longValue();
        var link = inviting.post(
                        "/invitations", Json.of("{'email':'" + person.user().email() + "','roleIds':[" + role + "]}"))
                .is(201)
                .json()
                .path("link")
                .asString();
        var headers = Map.of("Content-Type", "application/json");
        var door = inviting.server() + "/api/v1" + link;
        var password = Json.of("{'password':'" + TestAccounts.PASSWORD + "'}");
        Api.raw("POST", door, password, headers).isProblem(401, "second-factor-needed");
        Api.raw("POST", door, both("000000"), headers).isProblem(401, "wrong-code");
        var joined =
                Api.raw("POST", door, both(person.codes().getFirst()), headers).is(200);
        assertThat(joined.json().path("user").path("email").asString())
                .isEqualTo(person.user().email());
    }

    @Test
    void aCodeCountsOnceAndOnlyAroundItsHalfMinute() {
        var person = withFactor();
        var email = person.user().email();
        var code = person.phone().code(0);
        new Browser(person.user().server())
                .signIn(email, TestAccounts.PASSWORD, code)
                .is(200);
        new Browser(person.user().server())
                .signIn(email, TestAccounts.PASSWORD, code)
                .isProblem(401, "wrong-code");
        new Browser(person.user().server())
                .signIn(email, TestAccounts.PASSWORD, person.phone().code(5))
                .isProblem(401, "wrong-code");
        new Browser(person.user().server())
                .signIn(email, TestAccounts.PASSWORD, person.phone().code(-5))
                .isProblem(401, "wrong-code");
    }

    @Test
    void aRecoveryCodeLetsInOnce() {
        var person = withFactor();
        assertThat(new HashSet<>(person.codes())).hasSize(10);
        var code = person.codes().getFirst();
        var email = person.user().email();
        new Browser(person.user().server())
                .signIn(email, TestAccounts.PASSWORD, " " + code.toUpperCase(java.util.Locale.ROOT) + " ")
                .is(200);
        new Browser(person.user().server())
                .signIn(email, TestAccounts.PASSWORD, code)
                .isProblem(401, "wrong-code");
        assertThat(person.user().get("/me/second-factor").number("recoveryCodesLeft"))
                .isEqualTo(9);
    }

    @Test
    void codesAreNotGuessedWithoutEnd() {
        var person = withFactor();
        var email = person.user().email();
        for (int i = 0; i < 10; i++) {
            new Browser(person.user().server())
                    .signIn(email, TestAccounts.PASSWORD, "00000" + i)
                    .is(401);
        }
        new Browser(person.user().server())
                .signIn(email, TestAccounts.PASSWORD, person.phone().code(0))
                .isProblem(429, "too-many-requests");
        for (int i = 0; i < 10; i++) {
            person.user().post("/me/second-factor/remove", both("00000" + i)).isProblem(400, "invalid-input", "code");
        }
        person.user()
                .post("/me/second-factor/remove", both(person.phone().code(0)))
                .isProblem(429, "too-many-requests");
    }

    @Test
    void settingItUpNeedsThePasswordAndItCountsOnlyWithAFirstCode() {
        var user = accounts.open();
        user.post("/me/second-factor", Json.of("{'password':'falsch-und-lang'}"))
                .isProblem(400, "invalid-input", "password");
        user.post("/me/second-factor/confirm", Json.of("{'code':'123456'}")).isProblem(409, "conflict");
        user.post("/me/second-factor", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .is(200);
        user.post("/me/second-factor/confirm", Json.of("{'code':'abcdef'}")).isProblem(400, "invalid-input", "code");
        Browser.of(user);
        assertThat(user.get("/me/second-factor").json().path("since").isNull()).isTrue();
    }

    @Test
    void takingItAwayNeedsPasswordAndCode() {
        var person = withFactor();
        var user = person.user();
        user.post("/me/second-factor", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .isProblem(409, "conflict");
        user.post(
                        "/me/second-factor/remove",
                        Json.of("{'password':'x','code':'" + person.codes().get(1) + "'}"))
                .isProblem(400, "invalid-input", "password");
        user.post("/me/second-factor/remove", both("123456")).isProblem(400, "invalid-input", "code");
        user.post("/me/second-factor/remove", both(person.codes().get(2))).is(204);
        Browser.of(user);
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        var person = withFactor();
        person.user()
                .post("/me/second-factor/recovery-codes", both(person.phone().code(0)))
                .is(200);
        new Browser(person.user().server())
                .signIn(
                        person.user().email(),
                        TestAccounts.PASSWORD,
                        person.codes().getFirst())
                .isProblem(401, "wrong-code");
    }

    @Test
    void anAdministratorHelpsAColleagueWhoLostTheirPhone() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        var begun = colleague
                .post("/me/second-factor", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .is(200)
                .json();
        var phone = new Phone(new Base32().decode(begun.path("secret").asString()), sql);
        colleague
                .post("/me/second-factor/confirm", Json.of("{'code':'" + phone.code(0) + "'}"))
                .is(200);
        colleague
                .post("/users/" + administrator.userId() + "/second-factor/remove", null)
                .isProblem(403, "forbidden");
        accounts.open()
                .post("/users/" + colleague.userId() + "/second-factor/remove", null)
                .isProblem(404, "not-found");
        administrator
                .post("/users/" + colleague.userId() + "/second-factor/remove", null)
                .is(204);
        Browser.of(colleague);
    }

    @Test
    void theSeedIsSealedWithAKeyThatIsNotInTheDatabase() throws Exception {
        var user = accounts.open();
        var secret = user.post("/me/second-factor", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .is(200)
                .json()
                .path("secret")
                .asString();
        var seed = new Base32().decode(secret);
        assertThat(seedsStored()).isNotEmpty().noneMatch(stored -> contains(stored, seed));
        var file = TestDatabase.config().secretFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(user.get("/me/second-factor").body()).doesNotContain(secret);
    }

    private static List<byte[]> seedsStored() throws SQLException {
        try (var connection = TestDatabase.get().openForCheck();
                var rows = connection.createStatement().executeQuery("select seed from login_totp")) {
            var seeds = new java.util.ArrayList<byte[]>();
            while (rows.next()) {
                seeds.add(rows.getBytes(1));
            }
            return seeds;
        }
    }

    private static boolean contains(byte[] whole, byte[] part) {
        return new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(new String(part, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
