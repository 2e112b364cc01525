package io.weiche.mailboxes;

import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadFates;
import io.weiche.records.RecordDirectory;
import io.weiche.records.Successors;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where the mail of a record belongs by now: a lead that was converted lives on in its deal, a merged record in the
/// one it was merged into.
@Component
class ThreadRecords {
    private final RecordDirectory directory;
    private final LeadFates fates;
    private final List<Successors> successors;

    ThreadRecords(RecordDirectory directory, LeadFates fates, List<Successors> successors) {
        this.directory = directory;
        this.fates = fates;
        this.successors = List.copyOf(successors);
    }

    /// @return records that are gone for good are absent
    Map<RecordRef, RecordDirectory.Head> now(Collection<RecordRef> records) {
        var next = new HashMap<RecordRef, RecordRef>();
        var leads = records.stream()
                .filter(record -> record.kind() == RecordKind.LEAD)
                .map(RecordRef::id)
                .toList();
        var converted = leads.isEmpty() ? Map.<Long, LeadFates.Fate>of() : fates.of(leads);
        var found = directory.find(records);
        for (var record : records) {
            var fate = record.kind() == RecordKind.LEAD ? converted.get(record.id()) : null;
            var to = fate == null ? null : successor(fate);
            next.put(record, to != null ? to : found.containsKey(record) ? record : merged(record));
        }
        var heads = directory.find(
                next.values().stream().filter(Objects::nonNull).distinct().toList());
        var now = new HashMap<RecordRef, RecordDirectory.Head>();
        next.forEach((record, to) -> {
            var head = heads.get(to);
            if (head != null && !head.frozen()) {
                now.put(record, head);
            }
        });
        return now;
    }

    private static @Nullable RecordRef successor(LeadFates.Fate fate) {
        if (fate.dealId() != null) {
            return new RecordRef(RecordKind.DEAL, fate.dealId());
        }
        if (fate.contactId() != null) {
            return new RecordRef(RecordKind.CONTACT, fate.contactId());
        }
        return fate.companyId() == null ? null : new RecordRef(RecordKind.COMPANY, fate.companyId());
    }

    private @Nullable RecordRef merged(RecordRef record) {
        return successors.stream()
                .flatMap(known -> known.of(record).stream())
                .findFirst()
                .orElse(null);
    }
}
