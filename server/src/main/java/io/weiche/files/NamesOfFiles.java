package io.weiche.files;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.fields.FileNames;
import io.weiche.records.RecordDirectory;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// For fields that hold a file: whoever may see its record may name it.
@Component
class NamesOfFiles implements FileNames {
    private final FileStore store;
    private final RecordDirectory directory;
    private final Access access;

    NamesOfFiles(FileStore store, RecordDirectory directory, Access access) {
        this.store = store;
        this.directory = directory;
        this.access = access;
    }

    @Override
    public Optional<String> find(long id) {
        return store.find(id, false)
                .filter(file -> directory.find(List.of(file.record())).values().stream()
                        .anyMatch(head -> access.allows(head.subject(), Action.READ)))
                .map(RecordFile::name);
    }
}
