package io.weiche.fields;

import static io.weiche.db.tables.Tables.CUSTOM_FIELD;
import static io.weiche.db.tables.Tables.CUSTOM_FIELD_FILE;

import io.weiche.access.Access;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Files in fields the current user may not see: whoever does not see the field is not shown its file, wherever the
/// file lies, and whether the field still holds it or took another one since.
@Component
public class HiddenFiles {
    private final DSLContext db;
    private final Access access;

    HiddenFiles(DSLContext db, Access access) {
        this.db = db;
        this.access = access;
    }

    /// Those of these files that a field holds, or has held, which the current user may not see.
    public Set<Long> among(Collection<Long> files) {
        var hidden = hidden();
        if (hidden.isEmpty() || files.isEmpty()) {
            return Set.of();
        }
        return db.select(CUSTOM_FIELD_FILE.FILE_ID)
                .from(CUSTOM_FIELD_FILE)
                .join(CUSTOM_FIELD)
                .on(CUSTOM_FIELD.ACCOUNT_ID.eq(CUSTOM_FIELD_FILE.ACCOUNT_ID))
                .and(CUSTOM_FIELD.ID.eq(CUSTOM_FIELD_FILE.FIELD_ID))
                .where(CUSTOM_FIELD_FILE.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(CUSTOM_FIELD_FILE.FILE_ID.in(files))
                .and(DSL.or(hidden))
                .fetchSet(CUSTOM_FIELD_FILE.FILE_ID);
    }

    /// Whether there are fields for files at all that the current user may not see.
    public boolean any() {
        var hidden = hidden();
        return !hidden.isEmpty()
                && db.fetchExists(
                        CUSTOM_FIELD,
                        CUSTOM_FIELD
                                .ACCOUNT_ID
                                .eq(CurrentAccount.require().value())
                                .and(CUSTOM_FIELD.TYPE.eq(FieldType.FILE.name()))
                                .and(DSL.or(hidden)));
    }

    private List<Condition> hidden() {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> !access.hiddenFields(kind).isEmpty())
                .map(kind -> CUSTOM_FIELD
                        .KIND
                        .eq((short) kind.typeId())
                        .and(CUSTOM_FIELD.CODE.in(access.hiddenFields(kind))))
                .toList();
    }
}
