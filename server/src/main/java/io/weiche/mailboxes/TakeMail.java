package io.weiche.mailboxes;

import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.mailboxes.reading.Automatic;
import io.weiche.mailboxes.reading.MailText;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDraft;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes in messages in sets: each belongs to a talk we have already, or becomes an inquiry, or is only kept. All of
/// it happens in one transaction, so that nothing of a message is visible alone.
@Service
class TakeMail {
    /// More inquiries of one sender within an hour are no person's (reliability S14).
    private static final int MOST_OF_A_SENDER = 5;

    private static final int PREVIEW = 280;

    private final EmailStore store;
    private final TalkStore talks;
    private final ThreadRecords threads;
    private final MailInquiries inquiries;
    private final UnfiledStore unfiled;
    private final Timeline timeline;
    private final Activities activities;
    private final RecordDirectory directory;
    private final Accounts accounts;
    private final Users users;

    TakeMail(
            EmailStore store,
            TalkStore talks,
            ThreadRecords threads,
            MailInquiries inquiries,
            UnfiledStore unfiled,
            Timeline timeline,
            Activities activities,
            RecordDirectory directory,
            Accounts accounts,
            Users users) {
        this.store = store;
        this.talks = talks;
        this.threads = threads;
        this.inquiries = inquiries;
        this.unfiled = unfiled;
        this.timeline = timeline;
        this.activities = activities;
        this.directory = directory;
        this.accounts = accounts;
        this.users = users;
    }

    /// @return those whose files are still to be kept
    @Transactional
    public List<Letter> take(Mailbox mailbox, List<Letter> letters) {
        var unfinished = new ArrayList<>(store.unfinished(mailbox.id(), letters));
        var fresh = store.insert(
                mailbox.id(),
                letters.stream().filter(one -> !unfinished.contains(one)).toList());
        recogniseMachines(fresh);
        talks.find(fresh);
        follow(fresh);
        inquiries.take(
                mailbox,
                fresh.stream()
                        .filter(one -> one.automatic == null && one.records.isEmpty())
                        .toList());
        openThreads(fresh);
        store.settle(fresh);
        store.bounced(fresh.stream().flatMap(one -> one.mail.bounced().stream()).toList());
        tell(fresh);
        unfiled.keep(fresh.stream().filter(TakeMail::becameNothing).toList());
        unfinished.addAll(fresh.stream()
                .filter(one -> !one.mail.attachments().isEmpty() && !becameNothing(one))
                .toList());
        return unfinished;
    }

    /// A person wrote it, and it belongs nowhere.
    private static boolean becameNothing(Letter letter) {
        return letter.automatic == null && letter.records.isEmpty();
    }

    /// What somebody decided where it belongs: one talk, if it is in none.
    public void file(List<Letter> letters) {
        openThreads(letters.subList(0, 1));
        letters.forEach(one -> one.threadId = letters.getFirst().threadId);
        store.settle(letters);
        tell(letters);
    }

    private void recogniseMachines(List<Letter> letters) {
        var sent = store.sentByUs(letters.stream().map(Letter::messageId).toList());
        var senders = letters.stream().map(Letter::sender).collect(Collectors.toSet());
        var flooding = store.flooding(senders, MOST_OF_A_SENDER);
        var count = new HashMap<String, Integer>();
        for (var letter : letters) {
            // what was written here lies on its card already; what a mailbox of ours sends on may lie nowhere
            if (sent.contains(letter.messageId()) || !letter.sentOn && letter.ours) {
                letter.automatic = Automatic.OWN;
            } else if (letter.automatic == null
                    && !letter.isOfForwarder()
                    && !letter.sender().isEmpty()
                    && (flooding.contains(letter.sender())
                            || count.merge(letter.sender(), 1, Integer::sum) > MOST_OF_A_SENDER)) {
                letter.automatic = Automatic.FLOOD;
            }
        }
    }

    /// To the record that the talk is about by now, and to its customers.
    private void follow(List<Letter> letters) {
        var talking = letters.stream().filter(one -> one.threadId != null).toList();
        if (talking.isEmpty()) {
            return;
        }
        var now = threads.now(talking.stream()
                .map(Letter::record)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var customers = talks.customers(talking.stream()
                .map(one -> Objects.requireNonNull(one.threadId))
                .toList());
        var known = directory.find(
                customers.values().stream().flatMap(List::stream).distinct().toList());
        for (var letter : talking) {
            var head = now.get(letter.record());
            letter.records.clear();
            if (head == null || letter.automatic == Automatic.OWN) {
                letter.threadId = null;
                continue;
            }
            // in a talk nobody writes too much
            letter.automatic = letter.automatic == Automatic.FLOOD ? null : letter.automatic;
            letter.records.add(head.ref());
            customers.getOrDefault(letter.threadId, List.of()).stream()
                    .filter(record -> known.containsKey(record) && !letter.records.contains(record))
                    .forEach(letter.records::add);
        }
    }

    private void openThreads(List<Letter> letters) {
        var opening = letters.stream()
                .filter(one -> one.threadId == null && !one.records.isEmpty())
                .toList();
        if (opening.isEmpty()) {
            return;
        }
        var tokens = opening.stream().map(_ -> Tokens.next()).toList();
        var ids = talks.open(
                tokens, opening.stream().map(one -> one.records.getFirst()).toList());
        for (int at = 0; at < opening.size(); at++) {
            opening.get(at).threadId = ids.get(tokens.get(at));
        }
    }

    private void tell(List<Letter> letters) {
        var filed = letters.stream().filter(one -> !one.records.isEmpty()).toList();
        if (filed.isEmpty()) {
            return;
        }
        timeline.tell(
                EntryType.EMAIL,
                filed.stream()
                        .flatMap(letter ->
                                letter.records.stream().map(record -> new Timeline.Line(record, data(letter))))
                        .toList());
        var touched = filed.stream().flatMap(one -> one.records.stream()).collect(Collectors.toSet());
        directory.touch(touched);
        var heads = directory.find(touched);
        Set<Long> asked = pending(filed);
        ask(
                filed.stream()
                        .filter(letter -> letter.automatic == null && heads.containsKey(letter.record()))
                        .filter(letter -> asked.add(Objects.requireNonNull(letter.threadId)))
                        .toList(),
                heads);
    }

    /// Threads of these in which somebody is asked to answer already.
    private Set<Long> pending(List<Letter> letters) {
        var ids = letters.stream()
                .map(one -> one.activityId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var open = activities.byIds(ids).stream()
                .filter(Activity::pending)
                .map(Activity::id)
                .collect(Collectors.toSet());
        var threads = new HashSet<Long>();
        for (var letter : letters) {
            if (letter.activityId != null && letter.threadId != null && open.contains(letter.activityId)) {
                threads.add(letter.threadId);
            }
        }
        return threads;
    }

    /// Asks whoever takes care of the record to answer.
    private void ask(List<Letter> letters, Map<RecordRef, RecordDirectory.Head> heads) {
        if (letters.isEmpty()) {
            return;
        }
        var heard = letters.stream()
                .map(letter -> Objects.requireNonNull(heads.get(letter.record())))
                .toList();
        var people = users.activeOrAdministrator(
                heard.stream().map(RecordDirectory.Head::responsibleId).collect(Collectors.toSet()));
        var drafts = new ArrayList<ActivityDraft>();
        for (int at = 0; at < letters.size(); at++) {
            var responsible = people.get(heard.get(at).responsibleId());
            drafts.add(answering(letters.get(at), heard.get(at).ref(), responsible));
        }
        talks.ask(
                letters.stream().map(letter -> letter.threadId).toList(),
                activities.openAll(drafts).stream().map(Activity::id).toList());
    }

    private ActivityDraft answering(Letter letter, RecordRef record, @Nullable Long responsible) {
        var subject = letter.mail.subject() == null ? letter.sender() : letter.mail.subject();
        var title = accounts.get().language().pick("Antworten: ", "Answer: ") + subject;
        return new ActivityDraft(
                Activity.Type.EMAIL,
                Objects.requireNonNull(MailText.line(title, Texts.TITLE)),
                null,
                null,
                responsible,
                List.of(record));
    }

    private static Map<String, Object> data(Letter letter) {
        var data = new HashMap<String, Object>();
        data.put("emailId", letter.id);
        data.put("direction", "IN");
        data.put("sender", Objects.requireNonNullElse(letter.mail.from().name(), letter.sender()));
        data.put("preview", MailText.block(letter.mail.text(), PREVIEW));
        if (letter.mail.subject() != null) {
            data.put("subject", letter.mail.subject());
        }
        if (letter.automatic != null) {
            data.put("automatic", letter.automatic.name());
        }
        return data;
    }
}
