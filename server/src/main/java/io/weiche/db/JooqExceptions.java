package io.weiche.db;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// Gives errors of jOOQ statements the same types as those of plain JDBC.
final class JooqExceptions implements ExecuteListener {
    private final transient SQLExceptionTranslator translator;

    JooqExceptions(SQLExceptionTranslator translator) {
        this.translator = translator;
    }

    @Override
    public void exception(ExecuteContext context) {
        var cause = context.sqlException();
        if (cause != null) {
            context.exception(translator.translate("jOOQ", context.sql(), cause));
        }
    }
}
