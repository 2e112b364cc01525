package io.weiche.mailboxes;

import io.weiche.files.RecordFiles;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Problem;
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
    /// @throws Problem not found when a file is gone, or the record where it lay
    List<RecordFiles.Readable> of(long email, List<RecordRef> records) {
        var attached = new ArrayList<RecordFiles.Readable>();
        for (var file : emailFiles.list(List.of(email)).getOrDefault(email, List.of())) {
            if (file.id() == null || records.isEmpty()) {
                throw Problem.notFound();
            }
            attached.add(files.read(records.getFirst(), file.id()));
        }
        return attached;
    }
}
