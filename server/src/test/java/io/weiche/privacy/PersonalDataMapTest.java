package io.weiche.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every column of the database that can hold words is said to speak of people or not, and erasing reaches those that
/// do. A new column that nobody thought about fails here.
class PersonalDataMapTest {
    private static final Path MAP = Path.of("src/main/resources/privacy/personal-data.txt");
    private static final Set<String> CLASSES = Set.of("person", "company", "staff", "settings", "secret", "technical");

    private static final String COLUMNS = """
            select c.table_name || '.' || c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'weiche' and t.table_type = 'BASE TABLE'
              and c.table_name not in ('flyway_schema_history', 'scheduled_tasks')
              and (c.data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'date', 'inet')
                   or c.udt_name = '_text')""";

    private static TreeMap<String, String> declared() throws IOException {
        var map = new TreeMap<String, String>();
        for (var line : Files.readAllLines(MAP)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.strip().split(" +");
                assertThat(parts).as(line).hasSize(2);
                assertThat(map.put(parts[0], parts[1])).as(line).isNull();
                assertThat(parts[1]).as(line).isIn(CLASSES);
            }
        }
        return map;
    }

    @Test
    void everyColumnIsClassified() throws SQLException, IOException {
        var existing = new TreeSet<String>();
        try (var connection = TestDatabase.get().openAsOwner();
                var rows = connection.createStatement().executeQuery(COLUMNS)) {
            while (rows.next()) {
                existing.add(rows.getString(1));
            }
        }
        assertThat(declared().keySet())
                .as("columns in personal-data.txt: say of a new one whether it speaks of people")
                .containsExactlyInAnyOrderElementsOf(existing);
    }

    @Test
    void erasingReachesEveryColumnThatSpeaksOfPeople() throws IOException {
        var kept = new ArrayList<String>();
        declared().forEach((column, kind) -> {
            var parts = column.split("\\.");
            var reached =
                    Places.ALL.stream().anyMatch(place -> place.table().equals(parts[0]) && place.reaches(parts[1]));
            if (kind.equals("person") && !reached) {
                kept.add(column);
            }
        });
        assertThat(kept).isEmpty();
    }
}
