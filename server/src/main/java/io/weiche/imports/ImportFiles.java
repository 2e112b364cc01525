package io.weiche.imports;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.imports.file.FileKind;
import io.weiche.imports.file.FileLimits;
import io.weiche.imports.file.RefusedFile;
import io.weiche.imports.file.Table;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes files in: each is read once, row by row, into pages of texts, and then not needed any more.
@Service
public class ImportFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);
    private static final int BUFFER = 1 << 16;

    private final ImportRunStore runs;
    private final PageStore pages;
    private final Access access;
    private final TransactionTemplate transaction;

    ImportFiles(ImportRunStore runs, PageStore pages, Access access, TransactionTemplate transaction) {
        this.runs = runs;
        this.pages = pages;
        this.access = access;
        this.transaction = transaction;
    }

    /// @param encoding what somebody chose; null to find it out
    /// @param separator what somebody chose; null to find it out
    /// @throws BadInput when it is no table that can be read, naming why
    /// @throws Problem forbidden for whoever may not add records of the kind
    public ImportRun read(
            RecordKind kind,
            @Nullable String fileName,
            InputStream body,
            @Nullable String encoding,
            @Nullable String separator)
            throws IOException {
        access.require(kind, Action.IMPORT);
        var name = Texts.line("fileName", fileName, Texts.NAME);
        var file = Files.createTempFile("weiche-import-", ".part");
        try {
            spool(body, file);
            return read(kind, name == null ? "?" : name, file, Table.of(file, encoding, separator));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void spool(InputStream body, Path file) throws IOException {
        var buffer = new byte[BUFFER];
        long count = 0;
        try (var out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                count += read;
                if (count > FileLimits.CSV_BYTES) {
                    throw RefusedFile.TOO_LARGE.asBadInput();
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private ImportRun read(RecordKind kind, String name, Path file, Table table) throws IOException {
        var author = CurrentUser.requireId();
        var id = inTransaction(() -> runs.insert(kind, name, author));
        var whole = false;
        try {
            var rows = new PageWriter(
                    (number, page) -> transaction.executeWithoutResult(_ -> pages.insert(id, number, page)));
            table.content().each(rows);
            var columns = rows.finish();
            var format = table.kind() == FileKind.XLSX ? "XLSX" : "CSV";
            transaction.executeWithoutResult(
                    _ -> runs.read(id, format, table.encoding(), table.separator(), columns, rows.count()));
            whole = true;
            LOG.info("File of {} with {} rows is read, {} bytes", kind, rows.count(), Files.size(file));
            return inTransaction(() -> runs.find(id).orElseThrow(Problem::notFound));
        } finally {
            if (!whole) {
                transaction.executeWithoutResult(_ -> runs.delete(id));
            }
        }
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        var result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("nothing was found");
        }
        return result;
    }
}
