package io.weiche.organisation;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FieldChange;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.RecordJournal;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens single records to everybody whose scope is OPEN, whoever is responsible.
@Service
public class OpenRecords {
    private static final String CHANGE = """
            update KIND set open_to_all = :open, version = version + 1, updated_at = clock_timestamp()
            where account_id = :account and id = :id and deleted_at is null and open_to_all <> :open""";

    private final RecordDirectory directory;
    private final RecordJournal journal;
    private final JdbcClient sql;

    OpenRecords(RecordDirectory directory, RecordJournal journal, JdbcClient sql) {
        this.directory = directory;
        this.journal = journal;
        this.sql = sql;
    }

    /// Changes nothing when it is so already.
    @Transactional
    public void change(RecordRef record, boolean open) {
        directory.requireWritable(record);
        var changed = sql.sql(CHANGE.replace("KIND", record.kind().name().toLowerCase(Locale.ROOT)))
                .param("account", CurrentAccount.require().value())
                .param("id", record.id())
                .param("open", open)
                .update();
        if (changed > 0) {
            journal.changed(
                    record, List.of(new FieldChange("openToAll", Boolean.toString(!open), Boolean.toString(open))));
            directory.touch(record);
        }
    }
}
