package io.weiche.organisation;

import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.bulk.BulkChange;
import io.weiche.bulk.BulkChanges;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import io.weiche.recurring.RecurringDeals;
import io.weiche.timeline.Activities;
import io.weiche.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Hands what somebody is responsible for over to somebody else: records as bulk changes, with progress and a way
/// back, planned activities and recurring deals at once. Whoever leaves is taken out in the same act, so that nothing
/// comes to them
/// between.
@Service
public class Handovers {
    private final BulkChanges bulk;
    private final Users users;
    private final Audit audit;
    private final Activities planned;
    private final RecordList list;
    private final RecordDirectory directory;
    private final RecurringDeals recurring;

    Handovers(
            BulkChanges bulk,
            Users users,
            Audit audit,
            Activities planned,
            RecordList list,
            RecordDirectory directory,
            RecurringDeals recurring) {
        this.bulk = bulk;
        this.users = users;
        this.audit = audit;
        this.planned = planned;
        this.list = list;
        this.directory = directory;
        this.recurring = recurring;
    }

    /// How much of each somebody is responsible for.
    ///
    /// @param activities those that are planned
    /// @param recurringDeals templates, whose deals are theirs
    public record Held(long leads, long deals, long contacts, long companies, long activities, long recurringDeals) {}

    /// What would go over.
    ///
    /// @param openOnly without closed leads and deals
    @Transactional(readOnly = true)
    public Held held(long userId, boolean openOnly) {
        users.requireManaged(userId);
        return new Held(
                count(RecordKind.LEAD, userId, openOnly),
                count(RecordKind.DEAL, userId, openOnly),
                count(RecordKind.CONTACT, userId, openOnly),
                count(RecordKind.COMPANY, userId, openOnly),
                planned.planned(userId),
                recurring.of(userId));
    }

    private long count(RecordKind kind, long userId, boolean openOnly) {
        var query = ListQuery.of(filter(kind, userId, openOnly), null, null, null, null);
        return list.count(directory.type(kind), query.filter(), null);
    }

    /// @param bulkChangeIds one run for each kind
    /// @param activities how many planned ones went over
    /// @param recurringDeals how many templates went over: they always do, or their deals would be made for nobody
    public record Handover(List<Long> bulkChangeIds, int activities, int recurringDeals) {
        public Handover {
            bulkChangeIds = List.copyOf(bulkChangeIds);
        }
    }

    /// Somebody leaves, and somebody else takes over what is open.
    ///
    /// @throws BadInput when it is whoever asks: the runs have their rights
    /// @throws Problem conflict when no administrator would remain
    @Transactional
    public Handover leave(long from, long to, boolean openOnly, boolean activities) {
        users.requireManaged(from);
        if (from == CurrentUser.requireId()) {
            throw BadInput.of("deactivate", "self", "Nobody hands over and leaves by themselves.");
        }
        // first, because it waits for what others are just writing down for them
        users.deactivate(from, null);
        return handOver(from, to, openOnly, activities);
    }

    /// @param openOnly leaves what is closed where it is
    @Transactional
    public Handover handOver(long from, long to, boolean openOnly, boolean activities) {
        users.requireManaged(from);
        users.requireActive("toUserId", to);
        if (from == to) {
            throw BadInput.of("toUserId", "same", "These are one and the same person.");
        }
        var runs = new ArrayList<Long>();
        for (var kind : RecordKind.values()) {
            runs.add(bulk.start(kind, BulkChange.responsible(to), filter(kind, from, openOnly), null)
                    .id());
        }
        var moved = activities ? planned.handOver(from, to) : 0;
        var templates = recurring.handOver(from, to);
        audit.write(
                "handed-over",
                "user:" + from,
                null,
                Map.of("to", to, "runs", runs, "activities", moved, "recurringDeals", templates));
        return new Handover(runs, moved, templates);
    }

    private static String filter(RecordKind kind, long from, boolean openOnly) {
        var whose = "{\"field\":\"responsibleId\",\"op\":\"is\",\"value\":" + from + "}";
        var staged = kind == RecordKind.LEAD || kind == RecordKind.DEAL;
        return openOnly && staged
                ? "{\"all\":[" + whose + ",{\"field\":\"semantics\",\"op\":\"is\",\"value\":\"P\"}]}"
                : whose;
    }
}
