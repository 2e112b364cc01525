package io.weiche.records.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.RecordDirectory;
import io.weiche.records.WordIndex;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.WordsOfRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// What contains a part of a text is found by words, and is what looking at every record finds.
@WeicheTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartFinderTest {
    private static final int RECORDS = 150;
    private static final List<String> PIECES = List.of(
            "Müller",
            "MUELLER",
            "Muller",
            "Straße",
            "STRASSE",
            "Offenbach",
            "bach",
            "50%",
            "a_b",
            "c\\d",
            "x!y",
            "ΟΔΟΣ",
            "οδος",
            "Οδοσαβ",
            "İzmir",
            "ılık",
            "ﬁx",
            "fix",
            "½ Dach",
            "हिन्दी",
            "ü\u0304ber",
            "𐐀𐐁𐐂",
            "❤️",
            "Anna-Maria",
            "4711",
            "0815",
            "2026-11-28",
            "GmbH & Co. KG",
            "o'Neill",
            "Kö",
            "q".repeat(45),
            "가각",
            "Łódź",
            "smørre");
    private static final List<String> BETWEEN = List.of(" ", " ", "", "-", ", ", "/");

    private final Api api;
    private final JdbcClient sql;
    private final WordIndex words;
    private final RecordDirectory directory;
    private final TransactionTemplate transaction;
    private final long seed = Long.getLong("weiche.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<String> titles = new ArrayList<>();

    PartFinderTest(
            TestAccounts accounts,
            JdbcClient sql,
            WordIndex words,
            RecordDirectory directory,
            TransactionTemplate transaction) {
        this.api = accounts.openClassic();
        this.sql = sql;
        this.words = words;
        this.directory = directory;
        this.transaction = transaction;
    }

    @BeforeAll
    void write() {
        for (int i = 0; i < RECORDS; i++) {
            var title = title();
            titles.add(title);
            api.post("/deals", json(Map.of("title", title))).is(201);
        }
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String title() {
        if (random.nextInt(20) == 0) {
            return "wort ".repeat(45) + one(PIECES);
        }
        var title = new StringBuilder(one(PIECES));
        for (int more = random.nextInt(4); more > 0; more--) {
            title.append(one(BETWEEN)).append(one(PIECES));
        }
        return title.toString();
    }

    /// Somewhere out of a title, in any case, sometimes with a letter nobody has.
    private String part() {
        var of = one(titles).codePoints().toArray();
        int from = random.nextInt(of.length);
        int length = 1 + random.nextInt(Math.min(14, of.length - from));
        var part = new String(of, from, length).strip();
        part = switch (random.nextInt(4)) {
            case 0 -> part.toUpperCase(Locale.ROOT);
            case 1 -> part.toLowerCase(Locale.ROOT);
            default -> part;
        };
        return part.isEmpty() ? "bach" : random.nextInt(10) == 0 ? part + "w" : part;
    }

    private List<Long> found(String address) {
        return api.items(address)
                .valueStream()
                .map(deal -> deal.path("id").asLong())
                .sorted()
                .toList();
    }

    private List<Long> filtered(String part) {
        var filter = json(Map.of("field", "title", "op", "contains", "value", part));
        return found("/deals?limit=200&filter=" + Api.encoded(filter));
    }

    private List<Long> lookedThrough(String part) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("""
                        select id from deal where account_id = :account
                            and lower(title) like '%' || replace(replace(replace(lower(:part), '!', '!!'), '%', '!%'), '_', '!_') || '%' escape '!'
                        order by id""")
                        .param("account", api.account().value())
                        .param("part", part)
                        .query(Long.class)
                        .list()));
    }

    @RepeatedTest(300)
    void whatContainsAPartIsWhatLookingAtEveryRecordFinds() {
        var part = part();
        assertThat(filtered(part)).as("seed %d, part »%s«", seed, part).isEqualTo(lookedThrough(part));
    }

    @RepeatedTest(50)
    void theSearchOfAListFindsThemToo() {
        var part = part();
        assertThat(found("/deals?limit=200&q=" + Api.encoded(part)))
                .as("seed %d, part »%s«", seed, part)
                .containsAll(lookedThrough(part));
    }

    @Test
    void aPartOfAWordIsLookedUpOnceTheWordsAreRead() throws InterruptedException {
        untilRead();
        assertThat(narrowed("ffenba")).contains("search_posting").contains("offenbach");
        assertThat(narrowed("Müller")).contains("'mueller'").doesNotContain("'offenbach'");
        assertThat(narrowed("nobody has this")).contains("search_posting");
        assertThat(narrowed("ab")).as("too short").isNull();
        assertThat(narrowed("& %")).as("no word").isNull();
    }

    private String narrowed(String part) {
        return CurrentAccount.callAs(
                api.account(),
                () -> CurrentUser.callAsSystem(() -> transaction.execute(_ -> {
                    var narrowed = words.narrowed(directory.type(RecordKind.DEAL), part);
                    return narrowed == null ? null : narrowed.toString();
                })));
    }

    private void untilRead() throws InterruptedException {
        WordsOfRecords.untilRead(sql, api);
    }
}
