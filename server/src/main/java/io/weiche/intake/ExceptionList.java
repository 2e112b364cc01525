package io.weiche.intake;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Phones and e-mails whose e-mails and calls become nothing. Putting somebody on the list deletes nothing.
@Service
public class ExceptionList {
    private final ExceptionStore store;
    private final Inquiries inquiries;
    private final ExceptionInput entering;
    private final Access access;
    private final Audit audit;

    ExceptionList(ExceptionStore store, Inquiries inquiries, ExceptionInput entering, Access access, Audit audit) {
        this.store = store;
        this.inquiries = inquiries;
        this.entering = entering;
        this.access = access;
        this.audit = audit;
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<ExceptionEntry> list() {
        access.require(Right.EDIT_SETTINGS);
        return store.list();
    }

    /// @param value a phone or an e-mail
    @Transactional
    public ExceptionEntry add(String value, @Nullable String reason) {
        access.require(Right.EDIT_SETTINGS);
        var id = entering.enter("value", value, reason)
                .orElseThrow(() -> BadInput.of("value", "taken", "This is on the list already."));
        return store.list().stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    }

    @Transactional
    public void remove(long id) {
        access.require(Right.EDIT_SETTINGS);
        if (!store.delete(id)) {
            throw Problem.notFound();
        }
        audit.write("exception-removed", "exception:" + id, null, null);
    }

    /// What was held and not restored, the latest first.
    @Transactional(readOnly = true)
    public List<HeldInquiry> held() {
        access.require(Right.EDIT_SETTINGS);
        return store.waiting();
    }

    /// Takes it in after all, as if it had come now, with the time at which it came.
    @Transactional
    public InquiryResult restore(long id) {
        access.require(Right.EDIT_SETTINGS);
        inquiries.requireTaking();
        var held = store.restore(id).orElseThrow(Problem::notFound);
        store.remove(held.inquiryId());
        var result = inquiries.take(held.draft().with(held.draft().handling().withoutExceptions()));
        store.receivedAt(result.inquiryId(), held.at());
        audit.write("held-inquiry-restored", "inquiry:" + result.inquiryId(), null, null);
        return result;
    }
}
