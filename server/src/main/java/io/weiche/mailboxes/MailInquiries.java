package io.weiche.mailboxes;

import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.MatchKeys;
import io.weiche.intake.Channel;
import io.weiche.intake.Inquiries;
import io.weiche.intake.InquiryDraft;
import io.weiche.intake.InquiryResult;
import io.weiche.intake.Recognition;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.mailboxes.reading.MailText;
import io.weiche.pipelines.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Mail of people who have no talk with us yet goes through the one door of inquiries. A mailbox that makes none keeps
/// what known customers write with them, and leaves strangers alone (crm.md 14.2).
@Component
class MailInquiries {
    private static final int LONGEST_MESSAGE = 20_000;
    private static final String SOURCE = "EMAIL";

    private final Inquiries inquiries;
    private final Recognition recognition;
    private final Users users;
    private final Sources sources;
    private final Accounts accounts;

    MailInquiries(Inquiries inquiries, Recognition recognition, Users users, Sources sources, Accounts accounts) {
        this.inquiries = inquiries;
        this.recognition = recognition;
        this.users = users;
        this.sources = sources;
        this.accounts = accounts;
    }

    /// Says of each which inquiry it is and where it belongs.
    void take(Mailbox mailbox, List<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        if (!mailbox.takesInquiries()) {
            file(letters);
            return;
        }
        var source = sources.findByCode(SOURCE).map(Sources.Source::id).orElse(null);
        var responsible = users.activeOrAdministrator(mailbox.ownerId());
        var drafts = letters.stream()
                .map(letter -> draft(mailbox, letter, source, responsible))
                .toList();
        var results = inquiries.takeAll(drafts);
        for (int at = 0; at < letters.size(); at++) {
            var letter = letters.get(at);
            letter.inquiryId = results.get(at).inquiryId();
            letter.records.addAll(records(results.get(at)));
        }
    }

    /// Somebody wants one taken in, whatever its mailbox does and whoever is on the exceptions list.
    void takeAnyway(Mailbox mailbox, Letter letter) {
        var source = sources.findByCode(SOURCE).map(Sources.Source::id).orElse(null);
        var result =
                inquiries.takeAnyway(draft(mailbox, letter, source, users.activeOrAdministrator(mailbox.ownerId())));
        letter.inquiryId = result.inquiryId();
        letter.records.addAll(records(result));
    }

    private void file(List<Letter> letters) {
        var filing = recognition.filing(letters.stream()
                .map(letter -> new ContactPoints(points(letter)).matchKeys())
                .toList());
        for (int at = 0; at < letters.size(); at++) {
            letters.get(at).records.addAll(filing.get(at));
        }
    }

    /// The one that is worked on first, then the customer.
    private static List<RecordRef> records(InquiryResult result) {
        return Stream.of(
                        ref(RecordKind.LEAD, result.leadId()),
                        ref(RecordKind.DEAL, result.dealId()),
                        ref(RecordKind.CONTACT, result.contactId()),
                        ref(RecordKind.COMPANY, result.companyId()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable RecordRef ref(RecordKind kind, @Nullable Long id) {
        return id == null ? null : new RecordRef(kind, id);
    }

    private InquiryDraft draft(Mailbox mailbox, Letter letter, @Nullable Long source, long responsible) {
        var mail = letter.mail;
        return new InquiryDraft(
                Channel.EMAIL,
                "mailbox:" + mailbox.id() + ":" + letter.key,
                source,
                mail.subject() == null ? title(letter) : mail.subject(),
                name(mail.from().name()),
                null,
                new ContactPoints(points(letter)),
                mail.text().isEmpty() ? null : MailText.block(mail.text(), LONGEST_MESSAGE),
                null,
                null,
                responsible,
                null,
                CustomValues.NONE,
                InquiryDraft.Handling.BY_RULE);
    }

    private String title(Letter letter) {
        var who = letter.mail.from().name() == null
                ? letter.sender()
                : letter.mail.from().name();
        return accounts.get().language().pick("E-Mail von ", "E-mail from ") + who;
    }

    /// `Erika Mustermann` and `Mustermann, Erika` are the same person.
    private static PersonName name(@Nullable String shown) {
        if (shown == null || shown.contains("@")) {
            return PersonName.NONE;
        }
        int comma = shown.indexOf(',');
        if (comma > 0) {
            return new PersonName(
                    null,
                    MailText.line(shown.substring(comma + 1), 255),
                    null,
                    MailText.line(shown.substring(0, comma), 255));
        }
        int blank = shown.lastIndexOf(' ');
        return blank < 0
                ? new PersonName(null, null, null, shown)
                : new PersonName(null, shown.substring(0, blank), null, shown.substring(blank + 1));
    }

    private static List<ContactPoint> points(Letter letter) {
        var points = new ArrayList<ContactPoint>();
        var address = letter.mail.from().address();
        if (!address.isEmpty()) {
            points.add(new ContactPoint(null, ContactPoint.Type.EMAIL, "WORK", address, MatchKeys.email(address)));
        }
        return points;
    }
}
