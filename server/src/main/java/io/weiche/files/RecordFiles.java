package io.weiche.files;

import io.weiche.access.Action;
import io.weiche.fields.HiddenFiles;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FieldChange;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.RecordJournal;
import io.weiche.timeline.Timeline;
import io.weiche.web.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The files of records: listing, reading, deleting and bringing back. Whoever may see a record may see its files, and
/// those of the lead it came from, but for files in fields that are hidden from them.
@Service
public class RecordFiles {
    private final FileStore store;
    private final Vault vault;
    private final RecordDirectory directory;
    private final Timeline timeline;
    private final RecordJournal journal;
    private final HiddenFiles hidden;

    RecordFiles(
            FileStore store,
            Vault vault,
            RecordDirectory directory,
            Timeline timeline,
            RecordJournal journal,
            HiddenFiles hidden) {
        this.store = store;
        this.vault = vault;
        this.directory = directory;
        this.timeline = timeline;
        this.journal = journal;
        this.hidden = hidden;
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<RecordFile> list(RecordRef record) {
        directory.require(record, Action.READ);
        var files = store.list(timeline.withHistory(record));
        var unseen = hidden.among(files.stream().map(RecordFile::id).toList());
        return files.stream()
                .filter(file -> file.isSeen() && !unseen.contains(file.id()))
                .toList();
    }

    /// A file and where its bytes lie.
    public record Readable(RecordFile file, Path path) {}

    /// @param record in whose card it is seen
    @Transactional(readOnly = true)
    public Readable read(RecordRef record, long id) {
        directory.require(record, Action.READ);
        requireSeen(id);
        return lying(store.read(id)
                .filter(found -> timeline.withHistory(record).contains(found.record()))
                .orElseThrow(Problem::notFound));
    }

    /// One that is seen with something it is attached to, on whichever card that stands. Whoever asks has checked the
    /// rights.
    @Transactional(readOnly = true)
    public Readable attached(long id) {
        return lying(store.read(id).orElseThrow(Problem::notFound));
    }

    /// Those of these files that are there.
    @Transactional(readOnly = true)
    public Set<Long> present(Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : store.present(ids);
    }

    private void requireSeen(RecordFile file) {
        if (!file.isSeen()) {
            throw Problem.notFound();
        }
        requireSeen(file.id());
    }

    private void requireSeen(long id) {
        if (!hidden.among(List.of(id)).isEmpty()) {
            throw Problem.notFound();
        }
    }

    private Readable lying(RecordFile file) {
        var path = vault.path(CurrentAccount.require(), file.sha256());
        if (!file.isSeen() || !Files.isRegularFile(path)) {
            throw Problem.notFound();
        }
        return new Readable(file, path);
    }

    /// For seven days it can be brought back.
    @Transactional
    public void delete(long id) {
        var file = store.find(id, false).orElseThrow(Problem::notFound);
        directory.requireWritable(file.record());
        requireSeen(file);
        store.setDeleted(id, true);
        journal.changed(file.record(), List.of(FieldChange.ofFile(id, file.name(), null)));
        directory.touch(file.record());
    }

    @Transactional
    public RecordFile restore(long id) {
        var file = store.find(id, true).orElseThrow(Problem::notFound);
        directory.requireWritable(file.record());
        requireSeen(file);
        store.setDeleted(id, false);
        journal.changed(file.record(), List.of(FieldChange.ofFile(id, null, file.name())));
        directory.touch(file.record());
        return file;
    }
}
