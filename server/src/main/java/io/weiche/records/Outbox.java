package io.weiche.records;

import static io.weiche.db.tables.Tables.OUTBOX;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What other systems will be told: one row for every change of a record, written in the transaction of the change.
@Component
public class Outbox {
    private final DSLContext db;

    Outbox(DSLContext db) {
        this.db = db;
    }

    public enum Event {
        ADDED,
        CHANGED,
        DELETED,
        RESTORED
    }

    public void write(RecordRef record, Event event) {
        write(List.of(record), event);
    }

    public void write(Collection<RecordRef> records, Event event) {
        if (records.isEmpty()) {
            return;
        }
        var insert = db.insertInto(OUTBOX, OUTBOX.ACCOUNT_ID, OUTBOX.EVENT, OUTBOX.KIND, OUTBOX.RECORD_ID);
        for (var record : records) {
            insert = insert.values(
                    CurrentAccount.require().value(),
                    record.kind().name() + "_" + event.name(),
                    (short) record.kind().typeId(),
                    record.id());
        }
        insert.execute();
    }
}
