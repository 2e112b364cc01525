package io.weiche.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The sources of the tests.
final class TestSources {
    private TestSources() {}

    static List<Path> importing(String... packages) {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Arrays.stream(packages)
                            .anyMatch(name -> Code.text(file).contains("import " + name)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
