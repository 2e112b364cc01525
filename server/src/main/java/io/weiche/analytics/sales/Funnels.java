package io.weiche.analytics.sales;

import io.weiche.analytics.Dimension;
import io.weiche.analytics.Names;
import io.weiche.analytics.Periods;
import io.weiche.analytics.Report;
import io.weiche.analytics.ReportQuery;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.CrmModes;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.web.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes funnels, and the lists behind their numbers.
@Service
public class Funnels {
    private static final String FAILED = Semantics.FAILURE.code();

    private final FunnelStore store;
    private final Walks walks;
    private final SalesFacts facts;
    private final RecordPages pages;
    private final Pipelines pipelines;
    private final Names names;
    private final CrmModes modes;
    private final Periods periods;

    Funnels(
            FunnelStore store,
            Walks walks,
            SalesFacts facts,
            RecordPages pages,
            Pipelines pipelines,
            Names names,
            CrmModes modes,
            Periods periods) {
        this.store = store;
        this.walks = walks;
        this.facts = facts;
        this.pages = pages;
        this.pipelines = pipelines;
        this.names = names;
        this.modes = modes;
        this.periods = periods;
    }

    /// @param records narrowed to a pipeline of deals, or of the default one
    /// @throws BadInput for leads in a pipeline, or a pipeline that is not there
    @Transactional(readOnly = true)
    public FunnelQuery query(SalesQuery records, RecordKind kind) {
        var wanted = records.only().get(SalesDimension.PIPELINE);
        if (kind == RecordKind.LEAD) {
            if (wanted != null) {
                throw BadInput.of("PIPELINE", "unknown-field", "Leads have no pipelines.");
            }
            return new FunnelQuery(records, kind, null, until(pipelines.leadStages()));
        }
        if (kind != RecordKind.DEAL) {
            throw BadInput.of("kind", "unknown-value", "Only leads and deals go through stages.");
        }
        var pipeline = wanted == null ? pipelines.getDefault() : known(wanted);
        var narrowed = records.with(SalesDimension.PIPELINE, Long.toString(pipeline.id()));
        return new FunnelQuery(narrowed, kind, pipeline.id(), until(pipeline.stages()));
    }

    /// Whether the pipeline that records are narrowed to is there; also when they are narrowed to none.
    @Transactional(readOnly = true)
    public boolean knows(SalesQuery records) {
        var wanted = records.only().get(SalesDimension.PIPELINE);
        return wanted == null
                || pipelines.list().stream()
                        .anyMatch(pipeline -> Long.toString(pipeline.id()).equals(wanted));
    }

    private Pipeline known(String pipeline) {
        if (!pipeline.matches("[0-9]{1,18}")) {
            throw BadInput.of("PIPELINE", "wrong-type", "This must be the number of a pipeline.");
        }
        return pipelines.require("PIPELINE", Long.parseLong(pipeline));
    }

    /// Failure is where records fall out, not where they go to.
    private static List<Stage> until(List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.semantics() != Semantics.FAILURE)
                .toList();
    }

    /// @param compare with the period before
    @Transactional(readOnly = true)
    public Funnel funnel(FunnelQuery query, boolean compare) {
        var counted = store.count(query);
        var groups = counted.groups();
        var steps = IntStream.rangeClosed(1, query.stages().size())
                .mapToObj(place -> step(query.stages().get(place - 1), place, counted))
                .toList();
        return new Funnel(
                query.kind(),
                query.pipelineId(),
                Report.Span.of(query.records().period()),
                facts.currency(),
                Funnel.Sum.of(groups, _ -> true).count(),
                Funnel.Sum.of(groups, Funnels::failed).count(),
                steps,
                reasons(groups),
                modes.get().mode(),
                compare ? earlier(query.previous(periods.now())) : null,
                address(query));
    }

    private Funnel.Earlier earlier(FunnelQuery query) {
        var groups = store.count(query).groups();
        return new Funnel.Earlier(
                Report.Span.of(query.records().period()),
                Funnel.Sum.of(groups, _ -> true).count(),
                Funnel.Sum.of(groups, Funnels::failed).count(),
                IntStream.rangeClosed(1, query.stages().size())
                        .mapToObj(place -> Funnel.Sum.of(groups, group -> group.furthest() >= place)
                                .count())
                        .toList());
    }

    private static boolean failed(FunnelStore.Group group) {
        return group.semantics().equals(FAILED);
    }

    private static Funnel.Step step(Stage stage, int place, FunnelStore.Counted counted) {
        var groups = counted.groups();
        var reached = Funnel.Sum.of(groups, group -> group.furthest() >= place);
        var lost = Funnel.Sum.of(groups, group -> failed(group) && group.stood() == place);
        var spent = counted.spent().getOrDefault(place, FunnelStore.Spent.NONE);
        return new Funnel.Step(
                stage.id(),
                stage.name(),
                stage.color(),
                stage.semantics(),
                reached.count(),
                reached.amount(),
                spent.left(),
                Funnel.Sum.of(groups, group -> group.stands() == place).count(),
                lost.count(),
                lost.amount(),
                spent.meanSeconds(),
                spent.medianSeconds());
    }

    private List<Funnel.Reason> reasons(List<FunnelStore.Group> groups) {
        var called = names.of(Dimension.LOSS_REASON);
        return groups.stream()
                .filter(Funnels::failed)
                .collect(Collectors.groupingBy(
                        group -> Objects.requireNonNullElse(group.lossReasonId(), ReportQuery.NONE)
                                .toString()))
                .entrySet()
                .stream()
                .map(reason -> {
                    var sum = Funnel.Sum.of(reason.getValue(), _ -> true);
                    return new Funnel.Reason(reason.getKey(), called.get(reason.getKey()), sum.count(), sum.amount());
                })
                .sorted(Comparator.comparingLong(Funnel.Reason::count)
                        .reversed()
                        .thenComparing(Funnel.Reason::key))
                .toList();
    }

    /// The records behind a number at a stage.
    ///
    /// @param stageId one of the funnel; null: whichever
    @Transactional(readOnly = true)
    public Page<CountedRecord> list(
            FunnelQuery query, FunnelMeasure of, @Nullable Long stageId, int limit, @Nullable String cursor) {
        int place = stageId == null ? Walks.ANYWHERE : query.place(stageId);
        if (stageId != null && place == 0) {
            throw BadInput.of("stage", "unknown-value", "The funnel has no such stage.");
        }
        var wanted = facts.of(query.records(), query.base()).and(walks.counted(query, of, place));
        var record = query.base().of();
        // some leave several stages: all who left any are no sum of numbers
        return of == FunnelMeasure.LEFT && place == Walks.ANYWHERE
                ? pages.page(record, record.createdAt(), wanted, limit, cursor)
                : pages.page(record, record.createdAt(), wanted, limit, cursor, () -> counted(query, of, place));
    }

    /// The number itself: to count the list once more would take longer than all the rest.
    private long counted(FunnelQuery query, FunnelMeasure of, int place) {
        var counted = store.count(query);
        if (of == FunnelMeasure.LEFT) {
            return counted.spent().getOrDefault(place, FunnelStore.Spent.NONE).left();
        }
        Predicate<FunnelStore.Group> counts = switch (of) {
            case STANDING -> group -> group.stands() > 0 && at(place, group.stands());
            case LOST -> group -> failed(group) && at(place, group.stood());
            case REACHED, LEFT -> group -> group.furthest() >= place;
        };
        return Funnel.Sum.of(counted.groups(), counts).count();
    }

    private static boolean at(int place, int where) {
        return place == Walks.ANYWHERE || place == where;
    }

    private static String address(FunnelQuery query) {
        return "/api/v1/reports/funnel/list?kind=%s&%s"
                .formatted(query.kind(), query.records().address());
    }
}
