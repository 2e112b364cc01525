package io.weiche.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A row of `call` as a call.
final class CallRow {
    static final String COLUMNS = """
            c.id, c.external_id, c.opened_by_id, c.provider_id, c.registered, c.direction, c.number, c.match_key, c.caller_name, c.line_id,
            c.line_number, c.user_id, c.started_at, c.answered_at, c.answered_by_id, c.ended_at, c.ended_by_id,
            c.duration_seconds, c.result, c.recording_url, c.recording_file_id, c.responsible_id, c.inquiry_id, c.activity_id""";

    private CallRow() {}

    static Call read(ResultSet row, int number) throws SQLException {
        return new Call(
                row.getLong("id"),
                row.getString("external_id"),
                new Call.Opener(id(row, "opened_by_id"), id(row, "provider_id")),
                row.getBoolean("registered"),
                CallDirection.valueOf(row.getString("direction")),
                new Call.OtherSide(row.getString("number"), row.getString("match_key"), row.getString("caller_name")),
                new Call.OurSide(id(row, "line_id"), row.getString("line_number"), id(row, "user_id")),
                course(row),
                row.getString("recording_url"),
                id(row, "recording_file_id"),
                new Call.Outcome(id(row, "responsible_id"), id(row, "inquiry_id"), id(row, "activity_id")));
    }

    private static CallCourse course(ResultSet row) throws SQLException {
        var result = row.getString("result");
        return new CallCourse(
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("answered_at", OffsetDateTime.class),
                id(row, "answered_by_id"),
                row.getObject("ended_at", OffsetDateTime.class),
                id(row, "ended_by_id"),
                row.getObject("duration_seconds", Integer.class),
                result == null ? null : CallResult.valueOf(result));
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }
}
