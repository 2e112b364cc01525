package io.weiche.calls;

import io.weiche.access.CurrentUser;
import io.weiche.files.RecordFiles;
import io.weiche.files.Uploads;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Recordings that were handed in and lie here: files of a record the call concerns, so they are kept, moved and erased
/// with it. Whoever sees the call may listen to them.
@Service
public class Recordings {
    /// What goes on before whom it goes on with.
    private static final List<RecordKind> ORDER =
            List.of(RecordKind.DEAL, RecordKind.LEAD, RecordKind.CONTACT, RecordKind.COMPANY);

    private final CallStore store;
    private final CallReader reader;
    private final CallRights rights;
    private final RecordDirectory directory;
    private final Uploads uploads;
    private final RecordFiles files;
    private final TransactionTemplate transaction;

    Recordings(
            CallStore store,
            CallReader reader,
            CallRights rights,
            RecordDirectory directory,
            Uploads uploads,
            RecordFiles files,
            TransactionTemplate transaction) {
        this.store = store;
        this.reader = reader;
        this.rights = rights;
        this.directory = directory;
        this.uploads = uploads;
        this.files = files;
        this.transaction = transaction;
    }

    /// Where a recording shall go.
    ///
    /// @param known the file it lies in already
    private record Place(RecordRef record, @Nullable Long known) {}

    /// Nobody in particular hands it in: the telephone system may know less of records than those whose calls it tells
    /// of. The same recording again is the same file.
    ///
    /// @return the number of its file
    /// @throws Problem conflict when the call concerns no record a file could belong to
    public long attach(long callId, String name, byte[] bytes) {
        var place = Objects.requireNonNull(transaction.execute(_ -> place(callId, bytes)));
        if (place.known() != null) {
            return place.known();
        }
        var wanted = new Uploads.Wanted(place.record(), null, name, bytes.length);
        try {
            var kept = CurrentUser.callAsSystem(() -> uploads.take(wanted, new ByteArrayInputStream(bytes)));
            transaction.executeWithoutResult(_ -> store.keepRecording(callId, kept.id()));
            return kept.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Place place(long callId, byte[] bytes) {
        var call = store.lock(callId).orElseThrow(Problem::notFound);
        rights.require(call, CallReach.RIGHTS);
        var activity = call.outcome().activityId();
        var records = activity == null
                ? List.<RecordRef>of()
                : reader.recordsOf(List.of(activity)).getOrDefault(activity, List.of());
        var heads = directory.find(records);
        var record = ORDER.stream()
                .flatMap(kind -> records.stream().filter(one -> one.kind() == kind))
                .filter(one -> heads.containsKey(one) && !heads.get(one).frozen())
                .findFirst()
                .orElseThrow(() -> Problem.conflict("The call concerns no record a file could belong to."));
        return new Place(record, same(call.recordingFileId(), bytes));
    }

    private @Nullable Long same(@Nullable Long fileId, byte[] bytes) {
        if (fileId == null || files.present(List.of(fileId)).isEmpty()) {
            return null;
        }
        var there = files.attached(fileId).file();
        return there.sha256().equals(DigestUtils.sha256Hex(bytes)) ? fileId : null;
    }

    /// @throws Problem not-found when the current user does not see the call, or nothing of it lies here
    public RecordFiles.Readable read(long callId) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var file = reader.find(callId).map(Call::recordingFileId).orElseThrow(Problem::notFound);
            return files.attached(file);
        }));
    }
}
