package io.weiche.analytics;

import static io.weiche.db.tables.Tables.DEPARTMENT;
import static io.weiche.db.tables.Tables.DEPARTMENT_MEMBER;

import io.weiche.kernel.CurrentAccount;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The people of a department and of those below it.
public final class Team {
    private Team() {}

    /// @param department its number as text; [ReportQuery#NONE] for people without any
    public static Condition has(String department, Field<Long> person) {
        var members = members(department);
        return department.equals(ReportQuery.NONE) ? person.isNull().or(person.notIn(members)) : person.in(members);
    }

    /// Who is meant by a department now: that changes without anything happening to what is theirs.
    ///
    /// @param department null: nobody asked for one
    public static Set<Long> people(DSLContext db, @Nullable String department) {
        return department == null ? Set.of() : new TreeSet<>(db.fetchValues(members(department)));
    }

    /// @param department [ReportQuery#NONE]: of all departments
    private static Select<Record1<Long>> members(String department) {
        var account = CurrentAccount.require().value();
        if (department.equals(ReportQuery.NONE)) {
            return DSL.select(DEPARTMENT_MEMBER.USER_ID)
                    .from(DEPARTMENT_MEMBER)
                    .where(DEPARTMENT_MEMBER.ACCOUNT_ID.eq(account));
        }
        var id = DSL.field(DSL.name("below", "id"), Long.class);
        var below = DSL.name("below")
                .fields("id")
                .as(DSL.select(DEPARTMENT.ID)
                        .from(DEPARTMENT)
                        .where(DEPARTMENT.ACCOUNT_ID.eq(account))
                        .and(DEPARTMENT.ID.cast(String.class).eq(department))
                        .union(DSL.select(DEPARTMENT.ID)
                                .from(DEPARTMENT)
                                .join(DSL.table(DSL.name("below")))
                                .on(DEPARTMENT.PARENT_ID.eq(id))
                                .where(DEPARTMENT.ACCOUNT_ID.eq(account))));
        return DSL.withRecursive(below)
                .select(DEPARTMENT_MEMBER.USER_ID)
                .from(DEPARTMENT_MEMBER)
                .where(DEPARTMENT_MEMBER.ACCOUNT_ID.eq(account))
                .and(DEPARTMENT_MEMBER.DEPARTMENT_ID.in(DSL.select(id).from(below)));
    }
}
