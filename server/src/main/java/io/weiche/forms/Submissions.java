package io.weiche.forms;

import io.weiche.access.Access;
import io.weiche.access.FieldGroup;
import io.weiche.access.Users;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.Utm;
import io.weiche.intake.Channel;
import io.weiche.intake.Inquiries;
import io.weiche.intake.InquiryDraft;
import io.weiche.intake.InquiryResult;
import io.weiche.intake.Triage;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What was sent through forms. It goes into the account by the one door of inquiries; what it was in the words of the
/// form, and what was agreed to, is kept beside it in the same transaction.
@Service
public class Submissions {
    private final Inquiries inquiries;
    private final SubmissionStore store;
    private final ConsentStore consents;
    private final FormDeals deals;
    private final Users users;
    private final Triage triage;
    private final WebFormStore forms;
    private final Access access;

    Submissions(
            Inquiries inquiries,
            SubmissionStore store,
            ConsentStore consents,
            FormDeals deals,
            Users users,
            Triage triage,
            WebFormStore forms,
            Access access) {
        this.inquiries = inquiries;
        this.store = store;
        this.consents = consents;
        this.deals = deals;
        this.users = users;
        this.triage = triage;
        this.forms = forms;
        this.access = access;
    }

    /// @param record where its files go
    /// @param filesAwaited nobody has stored them yet
    record Taken(long inquiryId, @Nullable RecordRef record, boolean filesAwaited) {}

    @Transactional
    Taken take(WebForm form, Answers answers, Sent sent) {
        var result = inquiries.take(draft(form, answers, sent));
        if (result.repeated()) {
            return new Taken(result.inquiryId(), record(result), store.awaitsFiles(result.inquiryId()));
        }
        var withFiles = !sent.allFiles().isEmpty();
        store.insert(result.inquiryId(), form, answers, !withFiles);
        consents.given(result.inquiryId(), form.id(), answers.consents);
        var deal = deals.arrange(form, answers, result);
        return new Taken(
                result.inquiryId(),
                deal.map(id -> new RecordRef(RecordKind.DEAL, id)).orElse(record(result)),
                withFiles);
    }

    @Transactional
    void filesKept(long inquiryId) {
        store.filesKept(inquiryId);
    }

    private static @Nullable RecordRef record(InquiryResult result) {
        return Stream.of(
                        ref(RecordKind.LEAD, result.leadId()),
                        ref(RecordKind.DEAL, result.dealId()),
                        ref(RecordKind.CONTACT, result.contactId()),
                        ref(RecordKind.COMPANY, result.companyId()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<RecordRef> ref(RecordKind kind, @Nullable Long id) {
        return id == null ? Optional.empty() : Optional.of(new RecordRef(kind, id));
    }

    private InquiryDraft draft(WebForm form, Answers answers, Sent sent) {
        return new InquiryDraft(
                Channel.FORM,
                name(answers, sent),
                form.sourceId(),
                answers.line("title"),
                new PersonName(null, answers.line("firstName"), null, answers.line("lastName")),
                answers.line("company"),
                new ContactPoints(answers.points),
                answers.message(),
                utm(sent),
                answers.amount,
                users.activeOrAdministrator(form.responsibleId()),
                form.id(),
                answers.leadValues,
                new InquiryDraft.Handling(form.byRule(), form.repeat(), false));
    }

    /// Sent twice it is one inquiry. Going back and sending something else makes another one, and so does the same page
    /// that a cache hands to many visitors.
    private static @Nullable String name(Answers answers, Sent sent) {
        var page = sent.first(Sent.SUBMISSION);
        if (page.isBlank()) {
            return null;
        }
        var said = answers.all.stream()
                .map(answer -> answer.label() + "\u001f" + answer.text())
                .collect(Collectors.joining("\u001e"));
        return page + ":" + DigestUtils.sha256Hex(said);
    }

    private static @Nullable Utm utm(Sent sent) {
        var utm = new Utm(
                sent.mark("utm_source"),
                sent.mark("utm_medium"),
                sent.mark("utm_campaign"),
                sent.mark("utm_content"),
                sent.mark("utm_term"));
        return utm.parts().isEmpty() ? null : utm;
    }

    /// What somebody sent that became this inquiry.
    ///
    /// @throws Problem not-found when there is none, or the current user does not see it
    @Transactional(readOnly = true)
    public Submitted get(long inquiryId) {
        var seen = triage.get(inquiryId);
        var sent = store.find(seen.id(), consents.of(inquiryId)).orElseThrow(Problem::notFound);
        var hidden = hidden();
        if (hidden.isEmpty()) {
            return sent;
        }
        // answers from before their target was kept are known by what the form asks now
        var asked = forms.find(sent.formId())
                .map(form -> form.definition().asking(hidden))
                .orElse(Set.of());
        return sent.without(
                answer -> answer.target() == null ? asked.contains(answer.label()) : hidden.contains(answer.target()));
    }

    /// Where answers go that the current user does not see. A field that is hidden of leads or of deals is hidden: an
    /// answer goes into either, and may be carried on.
    private Set<String> hidden() {
        var hidden = Stream.of(RecordKind.LEAD, RecordKind.DEAL)
                .flatMap(kind -> access.hiddenFields(kind).stream())
                .map(code -> CustomValues.PREFIX + code)
                .collect(Collectors.toSet());
        if (!FieldGroup.AMOUNT.isSeen()) {
            hidden.add(FormTargets.AMOUNT);
        }
        return hidden;
    }
}
