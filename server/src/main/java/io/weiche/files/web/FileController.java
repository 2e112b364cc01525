package io.weiche.files.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.files.Download;
import io.weiche.files.RecordFile;
import io.weiche.files.RecordFiles;
import io.weiche.files.Uploads;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Files of records. Bytes travel as they are, never within JSON.
@RestController
@RequestMapping("/api/v1")
class FileController {
    private final RecordFiles files;
    private final Uploads uploads;
    private final Users users;

    FileController(RecordFiles files, Uploads uploads, Users users) {
        this.files = files;
        this.uploads = uploads;
        this.users = users;
    }

    record Place(RecordKind kind, long id) {}

    record Uploader(long id, @Nullable String name) {}

    /// @param record whose file it is; in a deal that may be the lead it came from
    /// @param commentId the comment it belongs to
    /// @param type found by looking at the content
    record FilePayload(
            long id,
            Place record,
            @Nullable Long commentId,
            String name,
            String type,
            long size,
            @Nullable Uploader uploadedBy,
            OffsetDateTime uploadedAt) {}

    private static FilePayload payload(RecordFile file, Map<Long, String> names) {
        var by = file.uploadedById();
        return new FilePayload(
                file.id(),
                new Place(file.record().kind(), file.record().id()),
                file.entryId(),
                file.name(),
                file.type(),
                file.size(),
                by == null ? null : new Uploader(by, names.get(by)),
                file.uploadedAt());
    }

    /// The latest first.
    @GetMapping("/{kind:leads|deals|contacts|companies}/{id}/files")
    @Requires(Right.SIGNED_IN)
    Page<FilePayload> list(@PathVariable String kind, @PathVariable long id) {
        var names = users.names();
        return Page.whole(files.list(new RecordRef(RecordKind.ofWord(kind), id)).stream()
                .map(file -> payload(file, names))
                .toList());
    }

    /// The body is the file itself, at most 100 MB.
    ///
    /// @param name what it is called
    /// @param comment number of the comment it belongs to
    @PostMapping("/uploads/{kind:leads|deals|contacts|companies}/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.CREATED)
    FilePayload upload(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable Long comment,
            HttpServletRequest request)
            throws IOException {
        var wanted = new Uploads.Wanted(
                new RecordRef(RecordKind.ofWord(kind), id), comment, name, request.getContentLengthLong());
        return payload(uploads.take(wanted, request.getInputStream()), users.names());
    }

    /// The bytes, to be saved and never shown by the browser.
    @GetMapping("/downloads/{kind:leads|deals|contacts|companies}/{id}/files/{fileId}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Resource> download(@PathVariable String kind, @PathVariable long id, @PathVariable long fileId) {
        return Download.of(files.read(new RecordRef(RecordKind.ofWord(kind), id), fileId));
    }

    @DeleteMapping("/files/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        files.delete(id);
    }

    @PostMapping("/files/{id}/restore")
    @Requires(Right.SIGNED_IN)
    FilePayload restore(@PathVariable long id) {
        return payload(files.restore(id), users.names());
    }
}
