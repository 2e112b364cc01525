package io.weiche.mailboxes;

import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.files.RecordFiles;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.mailboxes.reading.MailHtml;
import io.weiche.mailboxes.reading.MailText;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import io.weiche.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Mail on the cards of records: reading it, writing it, answering. Whoever may see a record may read its mail;
/// whoever may change it may write.
@Service
public class Emails {
    private static final int MOST_RECIPIENTS = 20;
    private static final int MOST_FILES = 20;
    private static final long MOST_BYTES = 25L << 20;
    private static final int LONGEST = 500_000;
    private static final int PREVIEW = 280;

    private final EmailList list;
    private final EmailPlaces places;
    private final EmailStore store;
    private final TalkStore talks;
    private final EmailFiles emailFiles;
    private final OutgoingStore outgoing;
    private final MailboxStore mailboxes;
    private final RecordFiles files;
    private final RecordDirectory directory;
    private final Timeline timeline;

    Emails(
            EmailList list,
            EmailPlaces places,
            EmailStore store,
            TalkStore talks,
            EmailFiles emailFiles,
            OutgoingStore outgoing,
            MailboxStore mailboxes,
            RecordFiles files,
            RecordDirectory directory,
            Timeline timeline) {
        this.list = list;
        this.places = places;
        this.store = store;
        this.talks = talks;
        this.emailFiles = emailFiles;
        this.outgoing = outgoing;
        this.mailboxes = mailboxes;
        this.files = files;
        this.directory = directory;
        this.timeline = timeline;
    }

    /// The latest first, without their words.
    @Transactional(readOnly = true)
    public List<Email> list(RecordRef record) {
        directory.require(record, Action.READ);
        return places.of(record, list.list(timeline.withHistory(record)));
    }

    /// @param record in whose card it is seen
    @Transactional(readOnly = true)
    public Email get(RecordRef record, long id) {
        directory.require(record, Action.READ);
        var email = list.find(timeline.withHistory(record), id).orElseThrow(Problem::notFound);
        return places.of(record, List.of(email)).getFirst();
    }

    /// A file that came or went with it; whoever may read a message may read what is attached.
    ///
    /// @param record in whose card it is seen
    @Transactional(readOnly = true)
    public RecordFiles.Readable file(RecordRef record, long id, long fileId) {
        if (get(record, id).files().stream()
                .noneMatch(file -> Long.valueOf(fileId).equals(file.id()))) {
            throw Problem.notFound();
        }
        return files.attached(fileId);
    }

    /// What may be shown in a sandbox.
    ///
    /// @param pictures whether somebody has asked for pictures, which tells their owner that it is read
    @Transactional(readOnly = true)
    public String html(RecordRef record, long id, boolean pictures) {
        get(record, id);
        var html = list.html(id).orElseThrow(Problem::notFound);
        return pictures ? MailHtml.withPictures(html) : html;
    }

    /// What somebody writes.
    ///
    /// @param replyTo the message it answers
    /// @param fileIds files of the record
    public record Draft(
            long mailboxId,
            List<String> to,
            List<String> cc,
            @Nullable String subject,
            @Nullable String body,
            @Nullable Long replyTo,
            List<Long> fileIds) {}

    /// Puts it into the queue: it has its name from now on and is sent as soon as the server takes it.
    @Transactional
    public Email send(RecordRef record, Draft draft) {
        directory.requireWritable(record);
        var mailbox = mailboxes
                .find(draft.mailboxId())
                .orElseThrow(() -> BadInput.of("mailboxId", "unknown-mailbox", "There is no such mailbox."));
        var attached = attached(record, draft.fileIds());
        var talk = talk(record, draft.replyTo());
        var token = talk.token() == null ? Tokens.next() : talk.token();
        var thread = talk.id() == null ? openThread(token, record) : talk.id();
        var message = message(draft, mailbox, talk, token);
        var id = outgoing.insert(message, thread, CurrentUser.require().userId());
        store.bind(List.of(Map.entry(id, record)));
        for (int at = 0; at < attached.size(); at++) {
            var file = attached.get(at).file();
            emailFiles.add(id, at, file.id(), file.name(), file.size(), null);
        }
        timeline.tell(record, EntryType.EMAIL, data(id, message));
        directory.touch(record);
        mailboxes.lookSoon();
        return get(record, id);
    }

    private static OutgoingStore.Outgoing message(Draft draft, Mailbox mailbox, EmailList.Talk talk, String token) {
        var body = Texts.block("body", draft.body());
        if (body == null) {
            throw BadInput.required("body");
        }
        if (body.length() > LONGEST) {
            throw BadInput.of("body", "too-long", "At most " + LONGEST + " characters are allowed.");
        }
        var references = new ArrayList<>(talk.references());
        if (!talk.messageId().isEmpty()) {
            references.add(talk.messageId());
        }
        var domain = mailbox.address().substring(mailbox.address().lastIndexOf('@') + 1);
        return new OutgoingStore.Outgoing(
                0,
                mailbox.id(),
                Tokens.next() + "." + token + "@" + domain,
                references,
                mailbox.fromName(),
                mailbox.address(),
                addresses("to", draft.to(), 1),
                addresses("cc", draft.cc(), 0),
                Texts.line("subject", draft.subject(), Texts.TITLE),
                body,
                0,
                null,
                false);
    }

    private static List<String> addresses(String field, List<String> given, int least) {
        if (given.size() < least) {
            throw BadInput.required(field);
        }
        if (given.size() > MOST_RECIPIENTS) {
            throw BadInput.of(field, "out-of-range", "At most " + MOST_RECIPIENTS + " addresses are allowed.");
        }
        return given.stream()
                .map(address -> Mailboxes.requireAddress(field, address))
                .distinct()
                .toList();
    }

    private EmailList.Talk talk(RecordRef record, @Nullable Long replyTo) {
        if (replyTo == null) {
            return new EmailList.Talk(null, null, "", List.of());
        }
        var answered = list.find(timeline.withHistory(record), replyTo)
                .orElseThrow(() -> BadInput.of("replyTo", "unknown-email", "There is no such message on the record."));
        return list.talk(answered.id());
    }

    private long openThread(String token, RecordRef record) {
        return talks.open(List.of(token), List.of(record)).values().iterator().next();
    }

    private List<RecordFiles.Readable> attached(RecordRef record, List<Long> ids) {
        if (ids.size() > MOST_FILES) {
            throw BadInput.of("fileIds", "out-of-range", "At most " + MOST_FILES + " files are allowed.");
        }
        var attached = new ArrayList<RecordFiles.Readable>();
        long bytes = 0;
        for (var id : ids) {
            try {
                var file = files.read(record, id);
                attached.add(file);
                bytes += file.file().size();
            } catch (Problem e) {
                throw BadInput.of("fileIds", "unknown-file", "There is no such file on the record.");
            }
        }
        if (bytes > MOST_BYTES) {
            throw BadInput.of("fileIds", "too-large", "The files of a message have at most 25 MB.");
        }
        return attached;
    }

    private static Map<String, Object> data(long id, OutgoingStore.Outgoing message) {
        var data = new HashMap<String, Object>();
        data.put("emailId", id);
        data.put("direction", "OUT");
        data.put(
                "recipients",
                String.join(
                        ", ",
                        Stream.concat(message.to().stream(), message.cc().stream())
                                .toList()));
        data.put("preview", MailText.block(message.body(), PREVIEW));
        if (message.subject() != null) {
            data.put("subject", message.subject());
        }
        return data;
    }

    /// Sends once more what was refused.
    @Transactional
    public Email sendAgain(RecordRef record, long id) {
        directory.requireWritable(record);
        get(record, id);
        if (!outgoing.again(id)) {
            throw Problem.conflict("Only a message that was refused can be sent again.");
        }
        mailboxes.lookSoon();
        return get(record, id);
    }
}
