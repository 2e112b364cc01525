package io.weiche.files;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// How files leave the house: to be saved and never shown by the browser.
public final class Download {
    /// Nothing in a file may ever run as a page of ours.
    private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private Download() {}

    public static ResponseEntity<Resource> of(RecordFiles.Readable read) {
        var file = read.file();
        return answer(file.name())
                .contentType(MediaType.parseMediaType(ContentTypes.told(file.type())))
                .eTag("\"" + file.sha256() + "\"")
                .body(new FileSystemResource(read.path()));
    }

    /// Bytes nobody has looked into.
    public static ResponseEntity<Resource> of(String name, byte[] bytes) {
        return of(name, MediaType.APPLICATION_OCTET_STREAM, bytes);
    }

    /// Bytes of our own making.
    public static ResponseEntity<Resource> of(String name, MediaType type, byte[] bytes) {
        return answer(name).contentType(type).body(new ByteArrayResource(bytes));
    }

    private static ResponseEntity.BodyBuilder answer(String name) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", SANDBOX)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noCache().cachePrivate());
    }
}
