package io.weiche.deals;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.records.FieldChange;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.RecordJournal;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the contacts of a deal are in it: buyer, technician, whoever gets the invoice.
@Service
public class DealRoles {
    private static final int LONGEST = 100;

    private final DealStore store;
    private final DealContacts contacts;
    private final RecordDirectory directory;
    private final RecordJournal journal;
    private final Access access;

    DealRoles(DealStore store, DealContacts contacts, RecordDirectory directory, RecordJournal journal, Access access) {
        this.store = store;
        this.contacts = contacts;
        this.directory = directory;
        this.journal = journal;
        this.access = access;
    }

    /// @param text null takes the role away
    /// @throws Problem not-found when the contact does not belong to the deal
    @Transactional
    public Deal change(long dealId, long contactId, @Nullable String text) {
        var deal = store.lock(dealId).orElseThrow(Problem::notFound);
        access.require(deal.subject(), Action.CHANGE);
        var role = Texts.line("role", text, LONGEST);
        var before = contacts.changeRole(dealId, contactId, role);
        if (!Objects.equals(before, role)) {
            var record = new RecordRef(RecordKind.DEAL, dealId);
            journal.changed(record, List.of(new FieldChange("contactRole", before, role)));
            directory.touch(record);
        }
        return store.find(dealId).orElseThrow();
    }
}
