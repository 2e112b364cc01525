package io.weiche.mailboxes;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.HeaderTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// The folder of sent messages: the one the server marks as such (RFC 6154), else one with a name mail programs give
/// it,
/// else a new one.
final class SentFolder {
    private static final String MARK = "\\Sent";
    private static final String NAME = "Sent";
    /// The likelier first.
    private static final List<String> NAMES = List.of(
            "sent",
            "sent messages",
            "sent items",
            "sent mail",
            "gesendet",
            "gesendete elemente",
            "gesendete objekte",
            "gesendete nachrichten");

    private final Folder folder;

    private SentFolder(Folder folder) {
        this.folder = folder;
    }

    /// A folder as the server lists it.
    ///
    /// @param name the last part of it
    record Listed(String fullName, String name, List<String> marks) {}

    static SentFolder of(IMAPStore store) throws MessagingException {
        var listed = new ArrayList<Listed>();
        for (var folder : store.getDefaultFolder().list("*")) {
            if (folder instanceof IMAPFolder one && (one.getType() & Folder.HOLDS_MESSAGES) != 0) {
                listed.add(new Listed(one.getFullName(), one.getName(), List.of(one.getAttributes())));
            }
        }
        var chosen = choose(listed);
        if (chosen.isPresent()) {
            return new SentFolder(store.getFolder(chosen.get().fullName()));
        }
        var made = store.getFolder(NAME);
        made.create(Folder.HOLDS_MESSAGES);
        return new SentFolder(made);
    }

    static Optional<Listed> choose(List<Listed> folders) {
        var marked = folders.stream().filter(one -> one.marks().stream().anyMatch(MARK::equalsIgnoreCase));
        var named = folders.stream()
                .filter(one -> NAMES.contains(one.name().toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(one -> NAMES.indexOf(one.name().toLowerCase(Locale.ROOT))));
        return Stream.concat(marked, named).findFirst();
    }

    /// Unless it lies there already.
    void lay(OutgoingMessage letter) throws MessagingException {
        folder.open(Folder.READ_WRITE);
        try {
            var name = letter.getMessageID();
            if (folder.search(new HeaderTerm("Message-ID", name)).length == 0) {
                letter.setFlag(Flags.Flag.SEEN, true);
                folder.appendMessages(new Message[] {letter});
            }
        } finally {
            folder.close(false);
        }
    }
}
