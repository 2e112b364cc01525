package io.weiche.modes;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Subject;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Stage;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who may hand in inquiries: in classic mode whoever may add leads, in simple mode whoever may add the deals and
/// customers they become (crm.md 15). The system and administrators may everything, and are not asked for the mode.
@Component
public class OpeningRights {
    private static final List<RecordKind> KINDS =
            List.of(RecordKind.LEAD, RecordKind.DEAL, RecordKind.CONTACT, RecordKind.COMPANY);

    private final CrmModes modes;
    private final Pipelines pipelines;
    private final Access access;

    OpeningRights(CrmModes modes, Pipelines pipelines, Access access) {
        this.modes = modes;
        this.pipelines = pipelines;
        this.access = access;
    }

    private boolean unlimited() {
        return KINDS.stream().allMatch(kind -> access.everywhere(kind, Action.ADD));
    }

    /// For some inquiries at all.
    ///
    /// @throws io.weiche.web.Problem forbidden
    public void require() {
        if (!unlimited()) {
            needed(modes.get()).forEach(kind -> access.require(kind, Action.ADD));
        }
    }

    /// Whether [#require] would pass.
    public boolean held() {
        return unlimited() || needed(modes.get()).allMatch(kind -> access.anywhere(kind, Action.ADD));
    }

    private static Stream<RecordKind> needed(CrmMode mode) {
        return mode.mode() == Mode.CLASSIC
                ? Stream.of(RecordKind.LEAD)
                : Stream.concat(Stream.of(RecordKind.DEAL), customers(mode));
    }

    private static Stream<RecordKind> customers(CrmMode mode) {
        var customers = mode.intake().customers();
        return Stream.concat(
                customers.contact() ? Stream.of(RecordKind.CONTACT) : Stream.of(),
                customers.company() ? Stream.of(RecordKind.COMPANY) : Stream.of());
    }

    /// For these leads as they will be.
    ///
    /// @throws io.weiche.web.Problem forbidden
    void require(Collection<Subject> leads) {
        if (unlimited()) {
            return;
        }
        var mode = modes.get();
        if (mode.mode() == Mode.CLASSIC) {
            leads.forEach(access::requireAdding);
        } else {
            requireBecoming(mode, leads);
        }
    }

    /// For leads that are there and become something in simple mode.
    ///
    /// @throws io.weiche.web.Problem forbidden
    void requireBecoming(Collection<Subject> leads) {
        if (!unlimited()) {
            var mode = modes.get();
            if (mode.mode() == Mode.SIMPLE) {
                requireBecoming(mode, leads);
            }
        }
    }

    private void requireBecoming(CrmMode mode, Collection<Subject> leads) {
        var pipeline = pipelines.require("pipelineId", mode.intake().pipelineId());
        // without a stage in progress nothing becomes of them, and they wait for somebody's attention
        var first = pipeline.stages().stream().filter(Stage::open).findFirst();
        for (var lead : leads) {
            first.ifPresent(stage ->
                    access.requireAdding(Subject.deal(lead.responsibleId(), pipeline.id(), stage.id(), false)));
            customers(mode)
                    .forEach(kind -> access.requireAdding(new Subject(kind, lead.responsibleId(), null, null, false)));
        }
    }
}
