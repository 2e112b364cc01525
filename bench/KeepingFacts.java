import io.weiche.access.CurrentUser;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.intake.Channel;
import io.weiche.intake.Inquiries;
import io.weiche.intake.InquiryDraft;
import io.weiche.kernel.PersonName;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// What facts, and notes of changed months, add to the write of one inquiry, and of a change of many leads: the same
/// work in turns with them and without. Without them the triggers that note changes are off, in the database of the
/// bench only.
final class KeepingFacts {
    private static final int ROUNDS = 40;
    private static final int INQUIRIES = 50;
    /// Not measured after each turn: what was prepared is prepared anew when triggers go on or off.
    private static final int FIRST_INQUIRIES = 15;
    private static final int ROUNDS_OF_CHANGES = 6;
    private static final int CHANGED = 20_000;

    private final Stage stage;
    private long number;

    KeepingFacts(Stage stage) throws SQLException {
        this.stage = stage;
        // on data that stays, those before were numbered as well
        this.number = stage.number("select count(*) from weiche.inquiry");
    }

    /// For whoever is signed in.
    void measure() throws SQLException {
        inquiries(2 * INQUIRIES);
        functions();
        compare("an inquiry", "µs", ROUNDS, () -> {
            inquiries(FIRST_INQUIRIES);
            return inquiries(INQUIRIES);
        });
        compare("a change of %,d leads".formatted(CHANGED), "ms", ROUNDS_OF_CHANGES, this::change);
    }

    /// What the functions that keep facts take of one inquiry. Counting them takes a little itself.
    private void functions() throws SQLException {
        stage.execute("alter system set track_functions = 'all'");
        stage.execute("select pg_reload_conf()");
        inquiries(FIRST_INQUIRIES);
        stage.execute("select pg_stat_reset()");
        inquiries(10 * INQUIRIES);
        stage.execute("alter system reset track_functions");
        stage.execute("select pg_reload_conf()");
        inquiries(1);
        stage.printFunctions(10 * INQUIRIES);
    }

    private interface Work {
        double took() throws SQLException;
    }

    /// In turns, each first as often as the other; of each the median, and between what the half in the middle lies.
    private void compare(String what, String unit, int rounds, Work work) throws SQLException {
        var with = new double[rounds];
        var without = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < 2; turn++) {
                boolean kept = (round + turn) % 2 == 0;
                keep(kept);
                (kept ? with : without)[round] = work.took();
            }
        }
        keep(true);
        Arrays.sort(with);
        Arrays.sort(without);
        double a = with[rounds / 2];
        double b = without[rounds / 2];
        System.out.printf(
                "%s: %s with facts, %s without, in %s: %.1f %% more%n",
                what, spread(with), spread(without), unit, 100 * (a - b) / b);
    }

    private static String spread(double[] sorted) {
        return "%.0f (%.0f to %.0f)".formatted(
                sorted[sorted.length / 2], sorted[sorted.length / 4], sorted[sorted.length * 3 / 4]);
    }

    /// From people nobody knows, one after the other, each in a transaction: microseconds for one.
    private double inquiries(int count) {
        var inquiries = stage.server().getBean(Inquiries.class);
        long me = CurrentUser.requireId();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            var address = "kommt-" + ++number + "@bench.example";
            inquiries.take(new InquiryDraft(
                    Channel.API,
                    "bench-" + number,
                    null,
                    "Photovoltaik",
                    new PersonName(null, "Vorname", null, "Nachname " + number),
                    null,
                    new ContactPoints(List.of(new ContactPoint(null, ContactPoint.Type.EMAIL, "WORK", address, address))),
                    "Bitte um ein Angebot.",
                    null,
                    null,
                    me,
                    null,
                    CustomValues.NONE));
        }
        return (System.nanoTime() - began) / 1e3 / count;
    }

    private double change() throws SQLException {
        long began = System.nanoTime();
        stage.execute("update lead set open_to_all = not open_to_all, version = version + 1 "
                + "where id in (select id from lead order by id limit %d)".formatted(CHANGED));
        return (System.nanoTime() - began) / 1e6;
    }

    private void keep(boolean facts) throws SQLException {
        stage.execute("""
                do $$ declare t record; begin
                    for t in select tgrelid::regclass as of, tgname from pg_trigger
                        where (tgname like 'inquiry_fact_%%' or tgname like 'months_%%') and tgrelid <> 'inquiry_fact_due'::regclass loop
                        execute format('alter table %%s %s trigger %%I', t.of, t.tgname);
                    end loop;
                end $$""".formatted(facts ? "enable" : "disable"));
    }
}
