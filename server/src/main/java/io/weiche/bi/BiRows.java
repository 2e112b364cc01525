package io.weiche.bi;

import io.weiche.access.Audit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rows of a view of the current account, one after another, however many there are.
@Service
public class BiRows {
    private static final int AT_ONCE = 1_000;

    private final DSLContext db;
    private final Audit audit;

    BiRows(DSLContext db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /// Before somebody takes a view along.
    @Transactional
    public void taken(BiView view) {
        audit.write("analysis-exported", "view:" + view.word(), null, null);
    }

    /// The names of the columns, then row by row.
    @Transactional(readOnly = true)
    public void each(BiView view, Consumer<List<? extends @Nullable Object>> row) {
        // the view itself shows the account of the transaction and no other
        try (var rows = db.configuration()
                .deriveSettings(settings -> settings.withRenderSchema(true))
                .dsl()
                .select()
                .from(DSL.table(DSL.name("bi", view.word())))
                .fetchSize(AT_ONCE)
                .fetchLazy()) {
            row.accept(Arrays.stream(rows.fields()).map(Field::getName).toList());
            for (var found : rows) {
                var cells = new ArrayList<@Nullable Object>();
                for (var value : found.intoArray()) {
                    cells.add(cell(value));
                }
                row.accept(cells);
            }
        }
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof JSONB json ? json.data() : value;
    }
}
