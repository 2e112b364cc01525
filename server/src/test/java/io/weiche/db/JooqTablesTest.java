package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The generated tables are those of the migrations.
class JooqTablesTest {
    @Test
    void tablesInJavaAreThoseOfTheMigrations(@TempDir Path fresh) throws Exception {
        generateInto(fresh);
        assertThat(files(fresh)).as("run ./weiche generate-tables").isEqualTo(files(Path.of("src/main/jooq")));
    }

    /// In a process of its own: jOOQ keeps the names of types as the language in which it was loaded spells them, and
    /// other tests have loaded it in Turkish.
    private static void generateInto(Path directory) throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GenerateTables.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static Map<String, String> files(Path root) throws IOException {
        var files = new TreeMap<String, String>();
        try (var found = Files.walk(root)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
