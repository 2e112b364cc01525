package io.weiche.records;

import static io.weiche.db.tables.Tables.OUTBOX;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
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
        db.insertInto(OUTBOX)
                .set(OUTBOX.ACCOUNT_ID, CurrentAccount.require().value())
                .set(OUTBOX.EVENT, record.kind().name() + "_" + event.name())
                .set(OUTBOX.KIND, (short) record.kind().typeId())
                .set(OUTBOX.RECORD_ID, record.id())
                .execute();
    }
}
