package io.weiche.mailboxes;

import io.weiche.access.Action;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.mailboxes.reading.MailText;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import io.weiche.web.Problem;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Filing messages with further records, and taking them off some. A message belongs to at least one (crm.md 13.4),
/// and can be filed elsewhere whatever became of its lead (crm.md 18).
@Service
public class EmailFiling {
    private static final int MOST_RECORDS = 100;
    private static final int PREVIEW = 280;

    private final Emails emails;
    private final EmailStore store;
    private final EmailRecords records;
    private final RecordDirectory directory;
    private final Timeline timeline;

    EmailFiling(Emails emails, EmailStore store, EmailRecords records, RecordDirectory directory, Timeline timeline) {
        this.emails = emails;
        this.store = store;
        this.records = records;
        this.directory = directory;
        this.timeline = timeline;
    }

    /// Files it with another record too; where it is to be seen already nothing changes.
    ///
    /// @param seen in whose card it is seen
    /// @throws BadInput when there is no such record, or it has too many
    @Transactional
    public Email add(RecordRef seen, long id, RecordRef record) {
        directory.require(seen, Action.CHANGE);
        var email = emails.get(seen, id);
        directory.requireInput("id", record, Action.READ);
        directory.requireWritable(record);
        records.lock(id);
        var filed = records.of(id);
        if (!Collections.disjoint(timeline.withHistory(record), filed)) {
            return email;
        }
        if (filed.size() >= MOST_RECORDS) {
            throw BadInput.of("id", "out-of-range", "A message belongs to at most " + MOST_RECORDS + " records.");
        }
        store.bind(List.of(Map.entry(id, record)));
        timeline.tell(record, EntryType.EMAIL, data(email));
        timeline.tell(
                filed,
                EntryType.LINKED,
                Map.of("kind", record.kind(), "id", record.id(), "title", title(email), "email", true));
        directory.touch(record);
        return emails.get(seen, id);
    }

    /// Takes it off one of its records; the last one keeps it.
    @Transactional
    public void remove(RecordRef record, long id) {
        directory.requireWritable(record);
        var email = emails.get(record, id);
        records.lock(id);
        var filed = records.of(id);
        if (!filed.contains(record)) {
            throw Problem.conflict("The message belongs to the lead this record was made from.");
        }
        var living = directory.find(filed);
        var next = filed.stream()
                .filter(one -> !one.equals(record) && living.containsKey(one))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("A message belongs to at least one record."));
        records.remove(id, record, next);
        timeline.forget(record, EntryType.EMAIL, "emailId", id);
        timeline.tell(record, EntryType.UNLINKED, Map.of("title", title(email), "email", true));
        directory.touch(record);
    }

    private static String title(Email email) {
        return Objects.requireNonNullElse(email.subject(), "");
    }

    private static Map<String, Object> data(Email email) {
        var data = new HashMap<String, Object>();
        data.put("emailId", email.id());
        data.put("direction", email.direction());
        data.put("filed", true);
        data.put("preview", MailText.block(email.body(), PREVIEW));
        if (email.direction() == Email.Direction.IN) {
            data.put("sender", Objects.requireNonNullElse(email.fromName(), email.fromAddress()));
        } else {
            data.put(
                    "recipients",
                    String.join(
                            ", ",
                            Stream.concat(email.to().stream(), email.cc().stream())
                                    .toList()));
        }
        if (email.subject() != null) {
            data.put("subject", email.subject());
        }
        if (email.automatic() != null) {
            data.put("automatic", email.automatic());
        }
        return data;
    }
}
