package io.weiche.live;

import io.weiche.access.Subject;
import io.weiche.db.Sequences;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.records.Signals;
import io.weiche.timeline.RecentEntries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looks for what is new in an account.
@Service
public class LiveReader {
    /// More at once is told as a whole.
    static final int MOST = 2_000;

    /// Numbers that were given lately may still be about to become visible. More that was written lately is told as a
    /// whole.
    static final int LATE = 200;

    /// Longer than a page takes from its first question to its first moment of listening, and longer than what people
    /// do takes from its begin to its commit.
    private static final Duration LATELY = Duration.ofSeconds(5);

    private static final String WRITTEN =
            "select %s, %s".formatted(Sequences.given("timeline_entry_id_seq"), Sequences.given("live_signal_id_seq"));

    private static final String SNAPSHOT = """
            select cast(cast(pg_snapshot_xmin(s) as text) as bigint), cast(cast(pg_snapshot_xmax(s) as text) as bigint)
            from pg_current_snapshot() s""";

    private final JdbcClient sql;
    private final DSLContext db;
    private final RecentEntries entries;
    private final Signals signals;
    private final RecordDirectory directory;

    LiveReader(JdbcClient sql, DSLContext db, RecentEntries entries, Signals signals, RecordDirectory directory) {
        this.sql = sql;
        this.db = db;
        this.entries = entries;
        this.signals = signals;
        this.directory = directory;
    }

    /// How far both tables have been written, in all accounts together.
    record Written(long entries, long signals) {}

    /// @param oldest the oldest transaction that was running
    /// @param next the transaction that would have been the next one
    public record Look(long oldest, long next, List<RecentEntries.Happened> entries, List<Signals.Signal> signals) {
        public Look {
            entries = List.copyOf(entries);
            signals = List.copyOf(signals);
        }
    }

    /// A record as it is now, also in the recycle bin.
    public record Present(RecordRef record, int version, Subject subject) {}

    Written written() {
        return sql.sql(WRITTEN)
                .query((row, _) -> new Written(row.getLong(1), row.getLong(2)))
                .single();
    }

    /// Where somebody begins who has just read everything.
    @Transactional(readOnly = true)
    public Look begin() {
        var lastSignal = signals.after(0, Integer.MAX_VALUE);
        return new Look(0, 0, entries.last(LATE), lastSignal);
    }

    /// What somebody may have missed who read everything a moment ago and begins to listen only now.
    @Transactional(readOnly = true)
    public Look lately() {
        return new Look(0, 0, entries.within(LATELY, LATE), signals.within(LATELY, LATE));
    }

    @Transactional(readOnly = true)
    public Look look(long entriesAfter, long signalsAfter) {
        var snapshot = sql.sql(SNAPSHOT)
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
        return new Look(snapshot[0], snapshot[1], entries.after(entriesAfter, MOST), signals.after(signalsAfter, MOST));
    }

    /// One query for each kind.
    @Transactional(readOnly = true)
    public List<Present> present(Collection<RecordRef> records) {
        var found = new ArrayList<Present>();
        var byKind = records.stream()
                .collect(
                        Collectors.groupingBy(RecordRef::kind, Collectors.mapping(RecordRef::id, Collectors.toList())));
        byKind.forEach((kind, ids) -> {
            var type = directory.type(kind);
            var version = type.table().field("version", SQLDataType.INTEGER);
            var seen = version == null ? DSL.inline(0) : version;
            db.select(type.id(), seen)
                    .select(type.access().fields())
                    .from(type.table())
                    .where(type.accountId().eq(CurrentAccount.require().value()))
                    .and(type.id().in(ids))
                    .forEach(row -> found.add(new Present(
                            new RecordRef(kind, row.get(type.id())),
                            row.get(seen),
                            type.access().subject(kind, row))));
        });
        return found;
    }
}
