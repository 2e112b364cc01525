package io.weiche.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.imports.ImportPlan.Assignment;
import io.weiche.imports.ImportPlan.Duplicates;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What people do between two pages of a run is work the undo of the run must not take away, also when a later page
/// touches the same record.
@WeicheTest
class EditsBetweenPagesTest {
    private final ImportRunStore runs;
    private final PageStore pages;
    private final PageWork work;
    private final ImportJob job;
    private final Dictionary dictionary;
    private final SignIns signIns;
    private final TransactionTemplate transaction;
    private final TestAccounts accounts;

    EditsBetweenPagesTest(
            ImportRunStore runs,
            PageStore pages,
            PageWork work,
            ImportJob job,
            Dictionary dictionary,
            SignIns signIns,
            TransactionTemplate transaction,
            TestAccounts accounts) {
        this.runs = runs;
        this.pages = pages;
        this.work = work;
        this.job = job;
        this.dictionary = dictionary;
        this.signIns = signIns;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    private <T> T in(Supplier<T> what) {
        return Objects.requireNonNull(transaction.execute(_ -> what.get()));
    }

    private void as(Api api, Runnable what) {
        CurrentAccount.runAs(
                api.account(),
                () -> CurrentUser.callAs(signIns.signedIn(api.userId()).orElseThrow(), () -> {
                    what.run();
                    return true;
                }));
    }

    /// Two pages of a few rows each. Somebody works between them.
    private JsonNode run(Api api, long id, ImportPlan plan, List<String> second, Runnable between) {
        as(api, () -> {
            in(() -> {
                pages.insert(id, 2, List.of(new PageStore.Row(10, second)));
                return runs.begin(id, ImportRun.Status.RUNNING, List.of("READ"), plan);
            });
            var fence = in(() -> runs.takeOver(id, "first")).orElseThrow();
            var run = in(() -> runs.find(id, fence)).orElseThrow();
            var reader = new RowReader(run, in(() -> dictionary.of(run.kind())));
            work.take(run, fence, reader, in(() -> pages.find(id, 1)).orElseThrow());
        });
        between.run();
        CurrentAccount.runAs(api.account(), () -> assertThat(job.work(id)).isEmpty());
        return api.get("/imports/" + id).is(200).json();
    }

    private static ImportPlan plan(Api api, Duplicates duplicates, boolean inquiries, String... targets) {
        var mapping = new java.util.ArrayList<Assignment>();
        for (int column = 0; column < targets.length; column++) {
            mapping.add(new Assignment(column, targets[column]));
        }
        return new ImportPlan(mapping, duplicates, inquiries, api.userId(), null);
    }

    @Test
    void aRecordThatIsFilledInTwice() {
        var api = accounts.open();
        var erika = api.post("/contacts", Json.of("{'lastName':'Muster','emails':['erika@muster.example']}"))
                .is(201)
                .id();
        var max = api.post("/contacts", Json.of("{'lastName':'Meier','emails':['max@meier.example']}"))
                .is(201)
                .id();
        var id = Files.read(
                api, "contacts", "E-Mail;Vorname;Position", "erika@muster.example;Erika;", "max@meier.example;Max;");
        var plan = plan(api, Duplicates.FILL, false, "email", "firstName", "jobTitle");
        var done = run(
                api,
                id,
                plan,
                List.of("erika@muster.example", "", "Leiterin"),
                () -> api.patch("/contacts/" + erika, Json.of("{'comments':'ruft zurück'}"))
                        .is(200));
        assertThat(done.path("status").asString()).isEqualTo("DONE");
        assertThat(api.get("/contacts/" + erika).json().path("jobTitle").asString())
                .isEqualTo("Leiterin");

        var undone = Files.undo(api, id);
        assertThat(undone.path("undone").longValue()).isEqualTo(1);
        assertThat(undone.path("kept").longValue()).isEqualTo(1);
        assertThat(api.get("/contacts/" + erika).json().path("firstName").asString())
                .as("somebody works with it")
                .isEqualTo("Erika");
        assertThat(api.get("/contacts/" + max).json().path("firstName").isNull())
                .isTrue();
    }

    @Test
    void aRecordThatIsFilledInTwiceAndNobodyTouched() {
        var api = accounts.open();
        var erika = api.post("/contacts", Json.of("{'lastName':'Muster','emails':['erika@muster.example']}"))
                .is(201)
                .id();
        var id = Files.read(api, "contacts", "E-Mail;Vorname;Position", "erika@muster.example;Erika;");
        run(
                api,
                id,
                plan(api, Duplicates.FILL, false, "email", "firstName", "jobTitle"),
                List.of("erika@muster.example", "", "Leiterin"),
                () -> {});
        assertThat(Files.undo(api, id).path("undone").longValue()).isEqualTo(1);
        var back = api.get("/contacts/" + erika).json();
        assertThat(back.path("firstName").isNull()).isTrue();
        assertThat(back.path("jobTitle").isNull()).isTrue();
    }

    @Test
    void anInquiryThatIsNotedOnWhatAnEarlierPageMade() {
        var api = accounts.openClassic();
        var id = Files.read(
                api,
                "leads",
                "E-Mail;Nachricht",
                "erika@muster.example;Brauche ein Dach",
                "max@meier.example;Brauche einen Keller");
        var plan = plan(api, Duplicates.SKIP, true, "email", "comments");
        run(api, id, plan, List.of("erika@muster.example", "Und noch eine Frage"), () -> {
            var lead = of(api, "erika@muster.example");
            api.patch("/leads/" + lead, Json.of("{'title':'Dach, dringend'}")).is(200);
        });
        assertThat(api.items("/leads").size()).isEqualTo(2);
        assertThat(api.items("/inquiries?channel=IMPORT").size()).isEqualTo(3);

        var undone = Files.undo(api, id);
        assertThat(undone.path("kept").longValue()).isEqualTo(1);
        assertThat(undone.path("undone").longValue()).isEqualTo(1);
        assertThat(api.items("/leads").get(0).path("title").asString()).isEqualTo("Dach, dringend");
    }

    @Test
    void ourOwnNotesAreNoWorkOfAnybody() {
        var api = accounts.openClassic();
        var id = Files.read(api, "leads", "E-Mail;Nachricht", "erika@muster.example;Brauche ein Dach");
        run(
                api,
                id,
                plan(api, Duplicates.SKIP, true, "email", "comments"),
                List.of("erika@muster.example", "Und noch eine Frage"),
                () -> {});
        assertThat(Files.undo(api, id).path("kept").longValue()).isZero();
        assertThat(api.items("/leads").size()).isZero();
    }

    private static long of(Api api, String email) {
        return api.items("/leads")
                .valueStream()
                .filter(lead -> lead.path("emails").toString().contains(email))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }
}
