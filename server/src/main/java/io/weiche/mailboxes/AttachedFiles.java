package io.weiche.mailboxes;

import io.weiche.files.RecordFiles;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The files a message of ours takes along, ready to be read.
@Component
class AttachedFiles {
    private final EmailFiles emailFiles;
    private final RecordFiles files;

    AttachedFiles(EmailFiles emailFiles, RecordFiles files) {
        this.emailFiles = emailFiles;
        this.files = files;
    }

    /// @param records the message belongs to
    List<RecordFiles.Readable> of(long email, List<RecordRef> records) {
        var attached = new ArrayList<RecordFiles.Readable>();
        for (var file : emailFiles.list(List.of(email)).getOrDefault(email, List.of())) {
            if (file.id() != null && !records.isEmpty()) {
                attached.add(files.read(records.getFirst(), file.id()));
            }
        }
        return attached;
    }
}
