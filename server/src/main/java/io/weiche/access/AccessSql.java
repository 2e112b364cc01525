package io.weiche.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The rights of one person as a condition: arrays of users, pipelines and stages, so that a query uses its indexes.
/// Whoever has the same scope everywhere gets the shortest condition there is.
final class AccessSql {
    private final People people;
    private final Columns columns;

    AccessSql(People people, Columns columns) {
        this.people = people;
        this.columns = columns;
    }

    /// @param observing whether there may be records besides that the person observes
    Condition reach(Reach reach, boolean observing) {
        var me = people.me();
        var observed = columns.observed();
        return !observing || me == null || observed == null || reach.everywhere()
                ? reach(reach)
                : reach(reach).or(observed.by(me));
    }

    private Condition reach(Reach reach) {
        if (reach.pipelines().isEmpty() && reach.stages().isEmpty()) {
            return within(reach.base());
        }
        var parts = new ArrayList<Condition>();
        parts.add(outside(reach).and(within(reach.base())));
        byScope(reach.pipelines())
                .forEach((scope, pipelines) -> parts.add(among(columns.pipelineId(), pipelines)
                        .and(notAmong(columns.stageId(), reach.stages().keySet()))
                        .and(within(scope))));
        byScope(reach.stages())
                .forEach((scope, stages) ->
                        parts.add(among(columns.stageId(), stages).and(within(scope))));
        return DSL.or(parts);
    }

    private Condition outside(Reach reach) {
        return notAmong(columns.pipelineId(), reach.pipelines().keySet())
                .and(notAmong(columns.stageId(), reach.stages().keySet()));
    }

    private static Map<Scope, TreeSet<Long>> byScope(Map<Long, Scope> scopes) {
        return scopes.entrySet().stream()
                .filter(one -> one.getValue() != Scope.NONE)
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toCollection(TreeSet::new))));
    }

    private static Condition among(@Nullable Field<Long> field, Collection<Long> ids) {
        return field == null ? DSL.falseCondition() : any(field, ids);
    }

    private static Condition notAmong(@Nullable Field<Long> field, Collection<Long> ids) {
        return field == null || ids.isEmpty()
                ? DSL.noCondition()
                : field.ne(DSL.all(new TreeSet<>(ids).toArray(Long[]::new)));
    }

    private static Condition any(Field<Long> field, Collection<Long> ids) {
        return ids.size() == 1
                ? field.eq(ids.iterator().next())
                : field.eq(DSL.any(new TreeSet<>(ids).toArray(Long[]::new)));
    }

    Condition within(Scope scope) {
        return switch (scope) {
            case NONE -> DSL.falseCondition();
            case OWN -> people.me() == null ? DSL.falseCondition() : whose(List.of(people.me()));
            case DEPARTMENT -> whose(people.department());
            case BELOW -> whose(people.below());
            case OPEN -> columns.openToAll().isTrue().or(whose(people.below()));
            case ALL -> DSL.noCondition();
        };
    }

    private Condition whose(Collection<Long> users) {
        return users.isEmpty() ? DSL.falseCondition() : any(columns.responsibleId(), users);
    }

    /// As text for a statement of one's own. It holds numbers and nothing else, so nothing needs binding.
    static String text(Condition condition) {
        return "("
                + DSL.using(SQLDialect.POSTGRES)
                        .renderInlined(DSL.trueCondition().and(condition)) + ")";
    }
}
