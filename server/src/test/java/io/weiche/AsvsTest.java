package io.weiche;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/asvs.md names code that exists for what it calls met, and docs/security.md has its figures.
class AsvsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINE =
            Pattern.compile("\\| ([0-9]+)(\\.[0-9]+){2} \\| [12] \\| [^|]+ \\| ([^|]+) \\| (.+) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /// `FilesTest`, `web.Formulas`, `FilesTest.namesAreHarmless`
    private static final Pattern NAME = Pattern.compile("((?:[a-z0-9]+\\.)*)([A-Z]\\w+)(?:\\.(?!md$)([a-z]\\w+))?");
    /// `access.Access`, `SessionTest`, `V2026112401__accounts.sql`, `e2e/signin.mjs`
    private static final Pattern PLACE =
            Pattern.compile("((?:[a-z0-9]+\\.)+[A-Z]\\w+|V[0-9]+__\\w+\\.sql|\\w+(/\\w+)+\\.\\w+)");
    private static final Pattern FILE = Pattern.compile(".+/.+|[A-Z]+\\.md");
    private static final List<String> STATES = List.of("met", "part", "gap", "operator's", "n/a");
    /// Of levels 1 and 2 together.
    private static final int REQUIREMENTS = 253;
    private static final int PROMISES = 34;

    private record Requirement(String text, int chapter, String state, String where) {}

    private static List<Requirement> requirements() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/asvs.md")).stream()
                .filter(line -> line.matches("\\| [0-9].*"))
                .map(line -> {
                    var parts = LINE.matcher(line);
                    assertThat(parts.matches()).as(line).isTrue();
                    return new Requirement(line, Integer.parseInt(parts.group(1)), parts.group(3), parts.group(4));
                })
                .toList();
    }

    @Test
    void everyRequirementHasOneLineAndOneOfTheStates() throws IOException {
        var requirements = requirements();
        assertThat(requirements.stream().map(line -> line.text().split("\\|")[1]))
                .doesNotHaveDuplicates()
                .hasSize(REQUIREMENTS);
        assertThat(requirements).allMatch(line -> STATES.contains(line.state()));
    }

    @Test
    void whatIsNamedExistsAndWhatIsMetNamesSomething() throws IOException {
        var sources = sources();
        var wrong = new ArrayList<String>();
        for (var requirement : requirements()) {
            var names = CODE.matcher(requirement.where())
                    .results()
                    .map(found -> found.group(1))
                    .filter(name ->
                            FILE.matcher(name).matches() || NAME.matcher(name).matches())
                    .toList();
            names.stream()
                    .filter(name -> !exists(name, sources))
                    .map(name -> name + " in " + requirement.text())
                    .forEach(wrong::add);
            if (names.isEmpty() && requirement.state().equals("met")) {
                wrong.add("nothing is named in " + requirement.text());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// By name of the class.
    private static Map<String, List<Path>> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("server/src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", "")));
        }
    }

    private static boolean exists(String name, Map<String, List<Path>> sources) {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Files.exists(ROOT.resolve(name));
        }
        var folder = "/" + parts.group(1).replace('.', '/') + parts.group(2) + ".java";
        return sources.getOrDefault(parts.group(2), List.of()).stream()
                .filter(file -> file.toString().endsWith(folder))
                .anyMatch(file -> parts.group(3) == null || holds(file, " " + parts.group(3) + "("));
    }

    private static boolean holds(Path file, String word) {
        try {
            return Files.readString(file).contains(word);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// S01 to S34 of docs/security.md: each has its line, and what is named there is in the suite.
    @Test
    void everyPromiseNamesATestThatExists() throws IOException {
        var sources = sources();
        var lines = Files.readAllLines(ROOT.resolve("docs/security.md")).stream()
                .filter(line -> line.matches("\\| S[0-9]{2} \\|.*"))
                .toList();
        assertThat(lines.stream().map(line -> line.substring(2, 5)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PROMISES)
                        .mapToObj("S%02d"::formatted)
                        .toList());
        for (var line : lines) {
            var names =
                    CODE.matcher(line).results().map(found -> found.group(1)).toList();
            assertThat(names).as(line).anyMatch(name -> name.contains("Test") || name.startsWith("e2e/"));
            assertThat(names)
                    .as(line)
                    .filteredOn(name ->
                            FILE.matcher(name).matches() || NAME.matcher(name).matches())
                    .allMatch(name -> exists(name, sources));
        }
        Figures.print("Security promises S01 to S34", lines.size() + ", each with its test in the suite");
    }

    /// What stands as the place of a protection, and every test that is named anywhere in docs/security.md.
    @Test
    void whatTheSecurityDocumentNamesExists() throws IOException {
        var sources = sources();
        var wrong = new ArrayList<String>();
        var named = 0;
        for (var line : Files.readAllLines(ROOT.resolve("docs/security.md"))) {
            var cells = line.split("\\|");
            var protection = cells.length == 4 && !line.matches("\\| (S[0-9]|V[0-9]).*");
            for (var name : CODE.matcher(protection ? cells[3] : line)
                    .results()
                    .map(found -> found.group(1))
                    .toList()) {
                var test = name.matches("(\\w+\\.)*[A-Z]\\w+Test(\\.\\w+)?");
                if ((protection && PLACE.matcher(name).matches()) || test) {
                    named++;
                    if (!stands(name, sources)) {
                        wrong.add(name + " in " + line);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(named).isGreaterThan(100);
    }

    private static boolean stands(String name, Map<String, List<Path>> sources) {
        return name.endsWith(".sql")
                ? Files.exists(ROOT.resolve("server/src/main/resources/db/migration/" + name))
                : exists(name, sources)
                        || Files.exists(ROOT.resolve("client/src/" + name))
                        || Files.exists(ROOT.resolve("client/" + name));
    }

    @Test
    void theSummaryHasTheFigures() throws IOException {
        var summary = Files.readString(ROOT.resolve("docs/security.md"));
        var chapters = requirements().stream()
                .collect(Collectors.groupingBy(Requirement::chapter, TreeMap::new, Collectors.toList()));
        chapters.forEach((chapter, lines) -> assertThat(summary.lines()
                        .filter(line -> line.startsWith("| V" + chapter + " "))
                        .toList())
                .singleElement()
                .asString()
                .contains("| " + figures(lines) + " |"));
        var all = figures(requirements());
        Figures.print("ASVS 5.0, levels 1 and 2", all);
        assertThat(summary).contains("Together: " + all + ".");
    }

    private static String figures(List<Requirement> lines) {
        return STATES.stream()
                .map(state -> Map.entry(
                        state,
                        lines.stream()
                                .filter(line -> line.state().equals(state))
                                .count()))
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
