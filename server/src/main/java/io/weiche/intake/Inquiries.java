package io.weiche.intake;

import io.weiche.access.CurrentUser;
import io.weiche.modes.OpeningRights;
import io.weiche.web.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes in inquiries of all channels. The inquiry, the recognised customer, lead or deal, and history are written in
/// one transaction: there is no moment in which only a part is visible (crm.md 5).
@Service
public class Inquiries {
    private final IntakeLines lines;
    private final TakeInquiries taking;
    private final InquiryList list;
    private final ExceptionStore exceptions;
    private final OpeningRights rights;

    Inquiries(
            IntakeLines lines,
            TakeInquiries taking,
            InquiryList list,
            ExceptionStore exceptions,
            OpeningRights rights) {
        this.lines = lines;
        this.taking = taking;
        this.list = list;
        this.exceptions = exceptions;
        this.rights = rights;
    }

    /// For doors that do more than hand in an inquiry; within a transaction.
    ///
    /// @throws io.weiche.web.Problem forbidden when the current user may hand in none
    public void requireTaking() {
        rights.require();
    }

    /// Whether [#requireTaking] would pass.
    public boolean mayTake() {
        return rights.held();
    }

    /// Classic mode: a lead. Simple mode: a deal with its customer, at once. With a known customer who has something
    /// open with us already it is noted there (crm.md 12.5).
    ///
    /// Within a transaction of the caller it is taken in there and then, else together with others that came
    /// meanwhile.
    public InquiryResult take(InquiryDraft draft) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? taking.take(List.of(draft)).getFirst()
                : lines.take(draft);
    }

    /// Several at once, within a transaction of the caller.
    ///
    /// @return what they became, in the order of the drafts
    public List<InquiryResult> takeAll(List<InquiryDraft> drafts) {
        return taking.take(drafts);
    }

    /// Takes in what somebody has decided about, also of those on the exceptions list; what was held of it makes room.
    /// Within a transaction of the caller.
    public InquiryResult takeAnyway(InquiryDraft draft) {
        var held = exceptions.release(draft);
        held.ifPresent(one -> exceptions.remove(one.inquiryId()));
        var result = taking.take(List.of(draft.with(draft.handling().withoutExceptions())))
                .getFirst();
        held.ifPresent(one -> exceptions.receivedAt(result.inquiryId(), one.at()));
        return result;
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public Page<Inquiry> list(InboxFilter filter, int limit, @Nullable String cursor) {
        CurrentUser.require();
        return list.page(filter, limit, cursor);
    }
}
