package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on the rows of files, which stand in compressed pages.
@Repository
class PageStore {
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    PageStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// @param n its number in the file, as a spreadsheet counts
    record Row(long n, List<String> cells) {}

    void insert(long runId, int number, List<Row> rows) {
        sql.sql("""
                        insert into import_page (account_id, run_id, number, first_row, rows, cells)
                        values (:account, :run, :number, :first, :rows, :cells)""")
                .param("account", CurrentAccount.require().value())
                .param("run", runId)
                .param("number", number)
                .param("first", rows.getFirst().n())
                .param("rows", rows.size())
                .param("cells", packed(rows))
                .update();
    }

    /// @param number from 1
    /// @return empty after the last one
    Optional<List<Row>> find(long runId, int number) {
        return sql.sql("""
                        select cells from import_page
                        where account_id = :account and run_id = :run and number = :number""")
                .param("account", CurrentAccount.require().value())
                .param("run", runId)
                .param("number", number)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .map(this::unpacked);
    }

    private byte[] packed(List<Row> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), 1 << 14)) {
            json.writeValue(stream, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<Row> unpacked(byte[] cells) {
        return json.readValue(new InflaterInputStream(new ByteArrayInputStream(cells)), ROWS);
    }
}
