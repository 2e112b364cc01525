package io.weiche.files;

import io.weiche.access.CurrentUser;
import io.weiche.config.Config;
import io.weiche.jobs.Jobs;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FieldChange;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.RecordJournal;
import io.weiche.web.BodyLimits;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes files in. Rights and room are asked for before the first byte is read; no transaction is open while bytes
/// come; the row of the database is the last thing that is written, so what was cut off leaves nothing behind.
@Service
public class Uploads {
    private final Vault vault;
    private final FileStore store;
    private final RecordDirectory directory;
    private final RecordJournal journal;
    private final TransactionTemplate transaction;
    private final Jobs jobs;
    private final long quota;

    Uploads(
            Vault vault,
            FileStore store,
            RecordDirectory directory,
            RecordJournal journal,
            TransactionTemplate transaction,
            Jobs jobs,
            Config config) {
        this.vault = vault;
        this.store = store;
        this.directory = directory;
        this.journal = journal;
        this.transaction = transaction;
        this.jobs = jobs;
        this.quota = config.filesQuota();
    }

    /// Where a file shall go.
    ///
    /// @param entryId the comment it belongs to
    /// @param length as the sender declares it; negative when it does not
    /// @param amounts it speaks of amounts: nothing for whoever sees none
    public record Wanted(
            RecordRef record,
            @Nullable Long entryId,
            @Nullable String name,
            long length,
            boolean amounts) {
        public Wanted(RecordRef record, @Nullable Long entryId, @Nullable String name, long length) {
            this(record, entryId, name, length, false);
        }
    }

    /// @throws Problem payload-too-large, quota-exceeded, or unavailable when the disk takes no more
    public RecordFile take(Wanted wanted, InputStream bytes) throws IOException {
        var name = FileNames.clean("name", wanted.name());
        if (wanted.length() > BodyLimits.FILE) {
            throw Vault.tooLarge(BodyLimits.FILE);
        }
        transaction.executeWithoutResult(_ -> {
            check(wanted);
            refuseFull(store.used(), Math.max(wanted.length(), 0));
        });
        var received = vault.receive(CurrentAccount.require(), bytes, BodyLimits.FILE);
        try {
            if (wanted.length() >= 0 && received.size() != wanted.length()) {
                throw new Problem(ProblemType.MALFORMED_REQUEST, "The file did not arrive whole.");
            }
            return Objects.requireNonNull(transaction.execute(_ -> keep(wanted, name, received)));
        } finally {
            vault.discard(received.path());
        }
    }

    private void check(Wanted wanted) {
        directory.requireWritable(wanted.record());
        if (wanted.entryId() != null && !store.isComment(wanted.record(), wanted.entryId())) {
            throw BadInput.of("comment", "unknown-comment", "There is no such comment on the record.");
        }
    }

    private RecordFile keep(Wanted wanted, String name, Vault.Received received) {
        check(wanted);
        var first = store.isEmpty();
        if (!store.isKnown(received.sha256())) {
            refuseFull(store.used(), received.size());
        }
        store.hold(received.sha256(), received.size());
        vault.place(CurrentAccount.require(), received);
        var id = store.insert(
                wanted,
                received,
                name,
                ContentTypes.of(received.head()),
                CurrentUser.require().userId());
        if (wanted.entryId() == null) {
            journal.changed(wanted.record(), List.of(FieldChange.ofFile(id, null, name)));
        }
        directory.touch(wanted.record());
        if (first) {
            jobs.start(Sweep.NAME, 0);
        }
        return store.read(id).orElseThrow();
    }

    private void refuseFull(long used, long more) {
        if (used + more > quota) {
            throw new Problem(ProblemType.QUOTA_EXCEEDED, "The files of this account would take more than they may.")
                    .with("used", used)
                    .with("quota", quota);
        }
    }
}
