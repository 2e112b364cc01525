package io.weiche.mailboxes;

import io.weiche.files.Uploads;
import io.weiche.mailboxes.reading.ReadMail.Attachment;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Attachments of messages become files of the record. Each by itself: one that may not be kept, because the account
/// is full, takes neither the others nor the message with it.
@Component
class KeepFiles {
    private static final Logger LOG = LoggerFactory.getLogger(KeepFiles.class);

    private final Uploads uploads;
    private final EmailFiles store;
    private final TransactionTemplate transaction;

    KeepFiles(Uploads uploads, EmailFiles store, TransactionTemplate transaction) {
        this.uploads = uploads;
        this.store = store;
        this.transaction = transaction;
    }

    /// Goes on where a node died.
    void keep(List<Letter> letters) {
        letters.forEach(this::keep);
    }

    private void keep(Letter letter) {
        var kept = transaction.execute(_ -> store.kept(letter.id));
        var attachments = letter.mail.attachments();
        for (int position = 0; position < attachments.size(); position++) {
            if (kept != null && !kept.contains(position)) {
                var attachment = attachments.get(position);
                var file = upload(letter, attachment);
                var at = position;
                transaction.executeWithoutResult(_ -> store.add(
                        letter.id, at, file, attachment.name(), attachment.bytes().length, attachment.card()));
            }
        }
        transaction.executeWithoutResult(_ -> store.allKept(letter.id));
    }

    private @Nullable Long upload(Letter letter, Attachment attachment) {
        var record = letter.record();
        if (record == null) {
            return null;
        }
        try {
            var bytes = attachment.bytes();
            return uploads.take(
                            new Uploads.Wanted(record, null, attachment.name(), bytes.length),
                            new ByteArrayInputStream(bytes))
                    .id();
        } catch (Problem e) {
            if (e.type() == ProblemType.UNAVAILABLE) {
                throw e;
            }
            LOG.warn("A file of message {} is not kept: {}", letter.id, e.getMessage());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
