package io.weiche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.CurrentUser;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.fields.MatchKeys;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.PersonName;
import io.weiche.leads.ChannelLeads;
import io.weiche.leads.LeadData;
import io.weiche.modes.Mode;
import io.weiche.testing.Api;
import io.weiche.testing.Crowd;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Inquiries that come at the same moment are taken in together, and nobody notices.
@WeicheTest
class TakeInquiriesTest {
    private static final int PEOPLE = 7;

    private final TestAccounts accounts;
    private final TakeInquiries taking;
    private final ChannelLeads leads;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    TakeInquiriesTest(
            TestAccounts accounts,
            TakeInquiries taking,
            ChannelLeads leads,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.taking = taking;
        this.leads = leads;
        this.sql = sql;
        this.transaction = transaction;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void togetherTheyBecomeWhatTheyWouldBecomeOneAfterTheOther(Mode mode) {
        var seed = Long.getLong("weiche.seed", System.nanoTime());
        System.out.println("TakeInquiriesTest: -Dweiche.seed=" + seed);
        var one = open(mode, new Random(seed));
        var other = open(mode, new Random(seed));
        var random = new Random(seed + 1);
        for (int round = 0; round < 6; round++) {
            var people = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(_ -> draft(random))
                    .toList();
            var single = new ArrayList<InquiryResult>();
            people.forEach(draft -> single.addAll(take(one, List.of(draft))));
            var together = take(other, people);
            assertThat(shape(together)).as("seed " + seed).isEqualTo(shape(single));
            assertThat(counts(other)).as("seed " + seed).isEqualTo(counts(one));
        }
    }

    private Api open(Mode mode, Random random) {
        var api = mode == Mode.CLASSIC ? accounts.openClassic() : accounts.open();
        for (int person = 0; person < 3; person++) {
            api.post("/contacts", Json.of("{'lastName':'Bekannt','emails':['" + email(person) + "']}"))
                    .is(201);
        }
        // one customer by two keys: nobody sees it by the keys of the inquiries alone
        api.post(
                        "/contacts",
                        Json.of("{'lastName':'Doppelt','emails':['" + email(3) + "'],'phones':['" + phone(4) + "']}"))
                .is(201);
        if (random.nextBoolean()) {
            api.post("/companies", Json.of("{'title':'Bekannt GmbH','phones':['" + phone(5) + "']}"))
                    .is(201);
        }
        return api;
    }

    private static String email(int person) {
        return "person" + person + "@anfrage.example";
    }

    private static String phone(int person) {
        return "+49 30 55500" + person;
    }

    /// Each person always writes with the same keys: whoever writes with the keys of two customers belongs to the one
    /// who was active last, and in a set all are active at the same moment.
    private static InquiryDraft draft(Random random) {
        var points = new ArrayList<ContactPoint>();
        var person = random.nextInt(PEOPLE);
        if (person != 4) {
            points.add(point(ContactPoint.Type.EMAIL, email(person)));
        }
        if (person >= 4) {
            points.add(point(ContactPoint.Type.PHONE, phone(person)));
        }
        return draft(
                random.nextInt(4) == 0 ? "nachricht-" + random.nextInt(5) : null,
                new PersonName(null, null, null, "Person " + person),
                new ContactPoints(random.nextInt(6) == 0 ? List.of() : points));
    }

    private static ContactPoint point(ContactPoint.Type type, String value) {
        return new ContactPoint(null, type, "WORK", value, MatchKeys.of(type, value, "DE"));
    }

    private static InquiryDraft draft(@Nullable String externalId, PersonName name, ContactPoints points) {
        return new InquiryDraft(
                Channel.EMAIL,
                externalId,
                null,
                null,
                name,
                null,
                points,
                "Bitte melden",
                null,
                null,
                0,
                null,
                CustomValues.NONE);
    }

    private List<InquiryResult> take(Api api, List<InquiryDraft> drafts) {
        var own = drafts.stream()
                .map(draft -> new InquiryDraft(
                        draft.channel(),
                        draft.externalId(),
                        draft.sourceId(),
                        draft.title(),
                        draft.person(),
                        draft.company(),
                        draft.points(),
                        draft.message(),
                        draft.utm(),
                        draft.amount(),
                        api.userId(),
                        draft.formId(),
                        draft.custom()))
                .toList();
        return CurrentAccount.callAs(api.account(), () -> CurrentUser.callAsSystem(() -> taking.take(own)));
    }

    /// The results with each record called by the inquiry that it appeared with first.
    private static List<String> shape(List<InquiryResult> results) {
        var names = new HashMap<String, String>();
        return IntStream.range(0, results.size())
                .mapToObj(at -> {
                    var result = results.get(at);
                    return String.join(
                            " ",
                            named(names, "inquiry", result.inquiryId(), at),
                            named(names, "lead", result.leadId(), at),
                            named(names, "deal", result.dealId(), at),
                            named(names, "contact", result.contactId(), at),
                            named(names, "company", result.companyId(), at),
                            "known=" + result.known(),
                            "logged=" + result.logged(),
                            "repeated=" + result.repeated());
                })
                .toList();
    }

    private static String named(Map<String, String> names, String kind, @Nullable Long id, int at) {
        return id == null ? kind + "=none" : names.computeIfAbsent(kind + id, _ -> kind + "=of" + at);
    }

    private Map<String, Long> counts(Api api) {
        var counts = new HashMap<String, Long>();
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> List.of(
                                "inquiry",
                                "lead",
                                "deal",
                                "contact",
                                "company",
                                "contact_point",
                                "timeline_entry",
                                "stage_history",
                                "outbox",
                                "conversion",
                                "notification")
                        .forEach(table -> counts.put(
                                table,
                                sql.sql("select count(*) from " + table + " where account_id = :account")
                                        .param("account", api.account().value())
                                        .query(Long.class)
                                        .single()))));
        return counts;
    }

    @Test
    void inSimpleModeNothingTellsOfTheLeadAnInquiryPassedThrough() {
        var api = accounts.open();
        var random = new Random(7);
        var results =
                take(api, IntStream.range(0, 8).mapToObj(_ -> draft(random)).toList());
        assertThat(results).noneMatch(result -> result.leadId() != null).anyMatch(result -> result.dealId() != null);
        for (var trace : List.of(
                "record_identity where kind = 1",
                "outbox where kind = 1",
                "timeline_entry where kind = 1",
                "stage_history where kind = 1",
                "contact_point where kind = 1",
                "lead where true",
                "conversion where true",
                "deal where lead_id is not null",
                "contact where lead_id is not null",
                "company where lead_id is not null",
                "deal_contact where conversion_id is not null",
                "timeline_entry where data ->> 'leadId' is not null")) {
            assertThat(count(api, trace)).as(trace).isZero();
        }
        var deals = count(api, "deal where true");
        assertThat(count(api, "timeline_entry where kind = 2 and type = 'CREATED'"))
                .isEqualTo(deals);
        assertThat(count(api, "stage_history where kind = 2")).isEqualTo(deals);
        assertThat(count(api, "outbox where event = 'DEAL_ADDED'")).isEqualTo(deals);
        assertThat(count(api, "outbox where event = 'CONTACT_ADDED'")).isEqualTo(count(api, "contact where true"));
    }

    private long count(Api api, String what) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("select count(*) from " + what + " and account_id = :account")
                        .param("account", api.account().value())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void inSimpleModeWhatCannotBecomeADealIsKeptAsALeadWithItsHistory() {
        var api = accounts.open();
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Fort'}")).is(201).id();
        api.delete("/contacts/" + contact).is(204);
        var opened = CurrentAccount.callAs(
                api.account(),
                () -> CurrentUser.callAsSystem(
                        () -> leads.open(List.of(taken(api, "geht nicht", contact), taken(api, "geht", null)))));
        assertThat(opened.get(0).became()).isNull();
        var kept = api.get("/leads/" + opened.get(0).leadId()).is(200).json();
        assertThat(kept.path("attention").path("reason").asString()).isEqualTo("linked-customer-deleted");
        assertThat(api.items("/leads/" + opened.get(0).leadId() + "/timeline")
                        .valueStream()
                        .map(entry -> entry.path("type").asString()))
                .containsExactly("CREATED");
        assertThat(opened.get(1).leadId()).isNull();
        assertThat(opened.get(1).became().dealId()).isNotNull();
        assertThat(count(api, "lead where true")).isEqualTo(1);
    }

    private static ChannelLeads.Taken taken(Api api, String title, @Nullable Long contactId) {
        return new ChannelLeads.Taken("API", null, lead(api, title, contactId));
    }

    private static LeadData lead(Api api, String title, @Nullable Long contactId) {
        return new LeadData(
                title,
                PersonName.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                new LeadData.Origin(null, null, null),
                null,
                api.userId(),
                new LeadData.Customer(contactId, null),
                ContactPoints.NONE,
                LeadData.Loss.NONE,
                External.NONE,
                CustomValues.NONE,
                List.of());
    }

    @Test
    @Crowd
    void oneThatCannotBeTakenInDoesNotSpoilTheOthers() {
        var api = accounts.openClassic();
        var colleague = accounts.manager(api);
        var answers = IntStream.range(0, 12)
                .mapToObj(at -> CompletableFuture.supplyAsync(() -> api.post(
                                "/inquiries",
                                Json.of("{'title':'Anfrage " + at + "'"
                                        + (at % 4 == 0 ? ",'responsibleId':" + Long.MAX_VALUE : "") + "}"))
                        .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsOnly(400, 201);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(9);
        assertThat(api.items("/leads").size()).isEqualTo(9);
        assertThat(colleague.items("/leads").isEmpty()).isTrue();
    }
}
