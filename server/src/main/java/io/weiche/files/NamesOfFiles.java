package io.weiche.files;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.fields.FileNames;
import io.weiche.fields.HiddenFiles;
import io.weiche.records.RecordDirectory;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// For fields that hold a file: whoever may see its record may name it, unless it lies in a field hidden from them.
@Component
class NamesOfFiles implements FileNames {
    private final FileStore store;
    private final RecordDirectory directory;
    private final Access access;
    private final HiddenFiles hidden;

    NamesOfFiles(FileStore store, RecordDirectory directory, Access access, HiddenFiles hidden) {
        this.store = store;
        this.directory = directory;
        this.access = access;
        this.hidden = hidden;
    }

    @Override
    public Optional<String> find(long id) {
        return store.find(id, false)
                .filter(file -> directory.find(List.of(file.record())).values().stream()
                        .anyMatch(head -> access.allows(head.subject(), Action.READ)))
                .filter(RecordFile::isSeen)
                .filter(file -> hidden.among(List.of(id)).isEmpty())
                .map(RecordFile::name);
    }
}
