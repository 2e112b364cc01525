package io.weiche.analytics.sales;

import io.weiche.access.FieldGroup;
import io.weiche.analytics.ModeMarks;
import io.weiche.analytics.Names;
import io.weiche.analytics.Periods;
import io.weiche.analytics.Report;
import io.weiche.modes.CrmModes;
import io.weiche.pipelines.Pipelines;
import io.weiche.web.Page;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes reports of leads and deals, and the lists behind their numbers.
@Service
public class SalesReports {
    private final SalesStore store;
    private final SalesFacts facts;
    private final RecordPages pages;
    private final Names names;
    private final Pipelines pipelines;
    private final Periods periods;
    private final ModeMarks marks;
    private final CrmModes modes;

    SalesReports(
            SalesStore store,
            SalesFacts facts,
            RecordPages pages,
            Names names,
            Pipelines pipelines,
            Periods periods,
            ModeMarks marks,
            CrmModes modes) {
        this.store = store;
        this.facts = facts;
        this.pages = pages;
        this.names = names;
        this.pipelines = pipelines;
        this.periods = periods;
        this.marks = marks;
        this.modes = modes;
    }

    /// @param from null: the last 90 days
    /// @param only keys by what they narrow
    @Transactional(readOnly = true)
    public SalesQuery query(@Nullable String from, @Nullable String to, Map<SalesDimension, String> only) {
        return new SalesQuery(periods.of(from, to), only);
    }

    /// @param compare with the period before
    @Transactional(readOnly = true)
    public SalesReport report(SalesQuery query, SalesDimension by, Set<SalesMeasure> measures, boolean compare) {
        var now = store.sums(query, by, measures);
        var earlier = compare ? query.previous(periods.now()) : null;
        var before = earlier == null ? null : store.sums(earlier, by, measures);
        var keys = new TreeSet<>(now.byKey().keySet());
        if (before != null) {
            keys.addAll(before.byKey().keySet());
        }
        var called = called(by);
        var rows = keys.stream()
                .map(key -> new SalesReport.Row(
                        key,
                        called.get(key),
                        all(now.byKey().getOrDefault(key, Map.of()), measures),
                        before == null ? null : all(before.byKey().getOrDefault(key, Map.of()), measures),
                        address(query, by, key)))
                .toList();
        return new SalesReport(
                by,
                Report.Span.of(query.period()),
                earlier == null ? null : Report.Span.of(earlier.period()),
                facts.currency(),
                rows,
                new SalesReport.Row(
                        null,
                        null,
                        all(now.total(), measures),
                        before == null ? null : all(before.total(), measures),
                        address(query, by, null)),
                modes.get().mode(),
                marks.within(query.period()));
    }

    /// The records behind a number of [#report].
    ///
    /// @param withoutRate only those whose amount is missing in its sum
    @Transactional(readOnly = true)
    public Page<CountedRecord> list(
            SalesQuery query, SalesMeasure of, boolean withoutRate, int limit, @Nullable String cursor) {
        if (withoutRate) {
            FieldGroup.AMOUNT.require();
        }
        var wanted = facts.of(query, of);
        return pages.page(
                of.of(), of.at(), withoutRate ? wanted.and(facts.withoutRate(of.of())) : wanted, limit, cursor);
    }

    private Map<String, String> called(SalesDimension by) {
        if (by == SalesDimension.PIPELINE) {
            return pipelines.list().stream()
                    .collect(Collectors.toMap(pipeline -> Long.toString(pipeline.id()), pipeline -> pipeline.name()));
        }
        var known = by.named();
        return known == null ? Map.of() : names.of(known);
    }

    private static Map<SalesMeasure, Figure> all(Map<SalesMeasure, Figure> counted, Collection<SalesMeasure> measures) {
        var all = new EnumMap<SalesMeasure, Figure>(SalesMeasure.class);
        measures.forEach(measure ->
                all.put(measure, counted.getOrDefault(measure, Figure.NONE).seen()));
        return all;
    }

    private static String address(SalesQuery query, SalesDimension by, @Nullable String key) {
        var all = "/api/v1/reports/sales/list?%s&by=%s".formatted(query.address(), by);
        return key == null ? all : all + "&key=" + SalesQuery.escaped(key);
    }
}
