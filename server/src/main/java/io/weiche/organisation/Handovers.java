package io.weiche.organisation;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.bulk.BulkChange;
import io.weiche.bulk.BulkChanges;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.timeline.Activities;
import io.weiche.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Hands what somebody is responsible for over to somebody else: records as bulk changes, with progress and a way
/// back, planned activities at once.
@Service
public class Handovers {
    private final BulkChanges bulk;
    private final Users users;
    private final Access access;
    private final Audit audit;
    private final Activities planned;

    Handovers(BulkChanges bulk, Users users, Access access, Audit audit, Activities planned) {
        this.bulk = bulk;
        this.users = users;
        this.access = access;
        this.audit = audit;
        this.planned = planned;
    }

    /// @param bulkChangeIds one run for each kind
    /// @param activities how many planned ones went over
    public record Handover(List<Long> bulkChangeIds, int activities) {
        public Handover {
            bulkChangeIds = List.copyOf(bulkChangeIds);
        }
    }

    /// @param openOnly leaves what is closed where it is
    @Transactional
    public Handover handOver(long from, long to, Set<RecordKind> kinds, boolean openOnly, boolean activities) {
        access.require(Right.ADMINISTRATOR);
        if (users.find(from).isEmpty()) {
            throw Problem.notFound();
        }
        users.requireActive("toUserId", to);
        if (from == to) {
            throw BadInput.of("toUserId", "same", "These are one and the same person.");
        }
        var runs = new ArrayList<Long>();
        for (var kind : RecordKind.values()) {
            if (kinds.contains(kind)) {
                runs.add(bulk.start(kind, BulkChange.responsible(to), filter(kind, from, openOnly), null)
                        .id());
            }
        }
        var moved = activities ? planned.handOver(from, to) : 0;
        audit.write("handed-over", "user:" + from, null, Map.of("to", to, "runs", runs, "activities", moved));
        return new Handover(runs, moved);
    }

    private static String filter(RecordKind kind, long from, boolean openOnly) {
        var whose = "{\"field\":\"responsibleId\",\"op\":\"is\",\"value\":" + from + "}";
        var staged = kind == RecordKind.LEAD || kind == RecordKind.DEAL;
        return openOnly && staged
                ? "{\"all\":[" + whose + ",{\"field\":\"semantics\",\"op\":\"is\",\"value\":\"P\"}]}"
                : whose;
    }
}
