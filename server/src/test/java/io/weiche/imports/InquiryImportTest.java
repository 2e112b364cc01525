package io.weiche.imports;

import static io.weiche.imports.Files.figures;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Plan;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rows that are inquiries of the channel import, and leads of a file, in both modes.
@WeicheTest
class InquiryImportTest {
    private final TestAccounts accounts;

    InquiryImportTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static final String[] LINES = {
        "Name;E-Mail;Nachricht",
        "Erika Muster;erika@muster.example;Brauche ein Dach",
        "Max Meier;max@meier.example;Brauche einen Keller",
        "Erika Muster;erika@muster.example;Und noch eine Frage"
    };

    private static long count(Api api, String kind) {
        return api.get("/lists/" + kind + "/count").is(200).number("count");
    }

    @Test
    void inClassicModeInquiriesBecomeLeadsAndRepeatedOnesAreNotedThere() {
        var api = accounts.openClassic();
        var id = Files.read(api, "leads", LINES);
        assertThat(figures(Files.run(api, id, "'asInquiries':true"))).isEqualTo(List.of(3L, 0L, 0L, 0L));
        assertThat(count(api, "leads")).isEqualTo(2);
        var inquiries = api.items("/inquiries?channel=IMPORT");
        assertThat(inquiries.size()).isEqualTo(3);
        inquiries.forEach(
                one -> assertThat(one.path("lead").path("id").isNumber()).isTrue());
        var again = Files.read(api, "leads", LINES);
        Files.run(api, again, "'asInquiries':true");
        assertThat(count(api, "leads"))
                .as("the same people have something open")
                .isEqualTo(2);
        assertThat(api.items("/inquiries?channel=IMPORT").size()).isEqualTo(6);
    }

    @Test
    void inSimpleModeInquiriesBecomeDealsWithTheirCustomersAndNoLeadIsKept() {
        var api = accounts.open();
        var id = Files.read(api, "leads", LINES);
        assertThat(figures(Files.run(api, id, "'asInquiries':true"))).isEqualTo(List.of(3L, 0L, 0L, 0L));
        assertThat(count(api, "leads")).isZero();
        assertThat(count(api, "deals")).isEqualTo(2);
        assertThat(count(api, "contacts")).isEqualTo(2);
        var inquiries = api.items("/inquiries?channel=IMPORT");
        assertThat(inquiries.size()).isEqualTo(3);
        inquiries.forEach(
                one -> assertThat(one.path("deal").path("id").isNumber()).isTrue());
        var deal = inquiries.get(0).path("deal").path("id").longValue();
        assertThat(api.items("/deals/" + deal + "/timeline").toString()).contains("INQUIRY");

        var undone = Files.undo(api, id);
        assertThat(undone.path("kept").longValue()).isZero();
        assertThat(count(api, "deals")).isZero();
        assertThat(count(api, "contacts")).isZero();
    }

    @Test
    void inClassicModeARuleMakesDealsOfSomeRowsAndNoLeadIsKeptOfThem() {
        var api = accounts.openClassic();
        var source = api.post("/sources", "{\"name\":\"Messe\"}").is(201).id();
        api.post(
                        "/inquiry-rules",
                        Json.of("{'name':'Von der Messe','makes':'DEAL','channels':['IMPORT'],'sourceIds':[" + source
                                + "]}"))
                .is(201);
        String[] lines = {
            "Name;E-Mail;Quelle",
            "Erika Muster;erika@muster.example;Messe",
            "Max Meier;max@meier.example;",
            "Eva Holm;eva@holm.example;Messe"
        };
        var asked = Files.read(api, "leads", lines);
        Files.run(api, asked, "");
        assertThat(count(api, "leads")).as("somebody wants leads").isEqualTo(3);
        Files.undo(api, asked);

        var id = Files.read(api, "leads", lines);
        assertThat(figures(Files.run(api, id, "'asInquiries':true"))).isEqualTo(List.of(3L, 0L, 0L, 0L));
        assertThat(count(api, "leads")).isEqualTo(1);
        assertThat(count(api, "deals")).isEqualTo(2);
        assertThat(api.items("/inquiries?channel=IMPORT")
                        .valueStream()
                        .map(one -> one.path("skippedLead").booleanValue() + " "
                                + one.path("lead").isNull()))
                .containsExactlyInAnyOrder("true true", "false false", "true true");
        Files.undo(api, id);
        assertThat(count(api, "leads")).isZero();
        assertThat(count(api, "deals")).isZero();
    }

    @Test
    void aPlanThatLostLeadsRefusesThemBeforeTheyAreRehearsed() {
        var api = accounts.openClassic();
        var id = Files.read(api, "leads", LINES);
        accounts.book(api, Plan.BASIC);
        for (var how : List.of("rehearsal", "run")) {
            api.post("/imports/" + id + "/" + how, Files.plan(api, id, ""))
                    .isProblem(402, "plan-does-not-include-classic");
        }
        assertThat(api.get("/imports/" + id).json().path("status").asString()).isEqualTo("READ");
        // inquiries are taken in whatever the plan says
        assertThat(figures(Files.run(api, id, "'asInquiries':true"))).isEqualTo(List.of(3L, 0L, 0L, 0L));
    }

    @Test
    void leadsOfAFileAreConvertedInSimpleModeAndAreKeptAsConverted() {
        var api = accounts.open();
        var id = Files.read(api, "leads", LINES);
        assertThat(figures(Files.run(api, id, ""))).isEqualTo(List.of(2L, 0L, 1L, 0L));
        assertThat(count(api, "deals")).isEqualTo(2);
        api.items("/leads")
                .forEach(lead -> assertThat(lead.path("semantics").asString()).isEqualTo("S"));
        assertThat(api.items("/inquiries").size())
                .as("nobody said they were inquiries")
                .isZero();
        Files.undo(api, id);
        assertThat(count(api, "deals")).isZero();
        assertThat(count(api, "leads")).isZero();
        assertThat(count(api, "contacts")).isZero();
    }
}
