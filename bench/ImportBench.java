import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.imports.ImportPlan;
import io.weiche.imports.ImportPlan.Duplicates;
import io.weiche.imports.ImportRun;
import io.weiche.imports.Imports;
import io.weiche.imports.Targets;
import io.weiche.imports.ImportFiles;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.CrmModes;
import io.weiche.modes.Switches;
import io.weiche.setup.Setup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures a file of contacts or leads on its way into an empty account: reading it, the rehearsal, the run, and
/// taking it back. Each row has a name, a phone, an e-mail, an address and a note; one in fifty is there twice.
public class ImportBench {
    private final Stage stage;
    private final boolean statements;

    private ImportBench(Stage stage, boolean statements) {
        this.stage = stage;
        this.statements = statements;
    }

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        int rows = Integer.parseInt(option(options, "--rows", "100000"));
        var kind = RecordKind.valueOf(option(options, "--kind", "CONTACT"));
        try (var stage = Stage.open()) {
            new ImportBench(stage, options.contains("--statements")).run(rows, kind, options.contains("--inquiries"));
        }
        System.exit(0);
    }

    private static String option(List<String> options, String name, String otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : options.get(at + 1);
    }

    private void run(int rows, RecordKind kind, boolean inquiries) throws Exception {
        var server = stage.server();
        var opened = server.getBean(Setup.class)
                .open(
                        AccountDraft.of("Bench GmbH", "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft("Berta", "Bench", "bench@bench.example", Language.DE, "vier-worte-reichen-aus", List.of()),
                        null);
        var file = file(rows);
        print("a file of %,d rows, %,d MB".formatted(rows, Files.size(file) / 1_000_000));
        CurrentAccount.callAs(opened.account(), () -> {
            var user = server.getBean(SignIns.class).signedIn(opened.administratorId()).orElseThrow();
            return CurrentUser.callAs(user, () -> {
                if (kind == RecordKind.LEAD) {
                    var modes = server.getBean(CrmModes.class);
                    server.getBean(Switches.class).toClassic(modes.get().epoch());
                }
                measure(file, kind, inquiries);
                return null;
            });
        });
        Files.delete(file);
    }

    private void measure(Path file, RecordKind kind, boolean inquiries) throws Exception {
        var imports = stage.server().getBean(Imports.class);
        var watch = new Watch(stage);
        long before = System.nanoTime();
        ImportRun run;
        try (var stream = Files.newInputStream(file)) {
            run = stage.server().getBean(ImportFiles.class).read(kind, "bench.csv", stream, null, null);
        }
        print("reading        %8.1f s  %,10.0f rows/s".formatted(seconds(before), run.total() / seconds(before)));

        var wish = wish(run, inquiries);
        before = System.nanoTime();
        imports.rehearse(run.id(), wish);
        run = await(imports, run);
        print("rehearsal      %8.1f s  %,10.0f rows/s  %s".formatted(seconds(before), run.total() / seconds(before), run.rehearsal()));

        if (statements) {
            stage.forgetStatements();
        }
        long wal = stage.number("select pg_current_wal_lsn() - '0/0'");
        before = System.nanoTime();
        imports.run(run.id(), wish);
        run = await(imports, run);
        double took = seconds(before);
        wal = stage.number("select pg_current_wal_lsn() - '0/0'") - wal;
        print("the run        %8.1f s  %,10.0f rows/s  %s: %,d made, %,d left out, %,d faulty".formatted(
                took, run.total() / took, run.status(), run.made(), run.skipped(), run.failed()));
        watch.stop();
        print("    WAL %,.0f bytes per row, longest transaction %.2f s, peak heap %,d MB"
                .formatted(wal / (double) run.total(), watch.longestSeconds(), watch.peakHeap()));
        if (statements) {
            stage.printStatements(run.total());
        }
        before = System.nanoTime();
        imports.undo(run.id());
        run = await(imports, run);
        print("taking it back %8.1f s  %,10.0f rows/s  %,d taken back, %,d kept".formatted(
                seconds(before), run.made() / seconds(before), run.undone(), run.kept()));
    }

    private Imports.Wish wish(ImportRun run, boolean inquiries) {
        var suggested = stage.server().getBean(Targets.class).suggest(run.kind(), run.columns());
        var mapping = new ArrayList<ImportPlan.Assignment>();
        for (int i = 0; i < suggested.size(); i++) {
            if (suggested.get(i) != null) {
                mapping.add(new ImportPlan.Assignment(i, suggested.get(i)));
            }
        }
        return new Imports.Wish(mapping, Duplicates.SKIP, inquiries, null, null);
    }

    private static ImportRun await(Imports imports, ImportRun run) throws InterruptedException {
        var now = imports.get(run.id());
        while (List.of("REHEARSING", "RUNNING", "UNDOING").contains(now.status().name())) {
            Thread.sleep(20);
            now = imports.get(run.id());
        }
        return now;
    }

    private static Path file(int rows) throws Exception {
        var file = Files.createTempFile("weiche-bench", ".csv");
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Ort;Kommentar\n");
            for (int i = 0; i < rows; i++) {
                int person = i % 50 == 49 ? i - 7 : i;
                out.write("Vorname%d;Müller-%d;person%d@firma%d.example;+49 30 %07d;Straße %d;%05d;Berlin;Kommt aus der alten Liste, Nr. %d\n"
                        .formatted(person % 997, person, person, person % 20_000, person % 10_000_000, person % 200, 10_000 + person % 89_999, i));
            }
        }
        return file;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
