package io.weiche;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// Draws the map of the modules from what they declare, into docs/ARCHITECTURE.md. Run by `./weiche generate-map`.
public final class ModuleMap {
    /// Without what is generated for each table: its front is enough to see who uses tables, and reading all takes four
    /// times as long.
    public static final ApplicationModules MODULES =
            ApplicationModules.of(WeicheServer.class, JavaClass.Predicates.resideInAPackage("io.weiche.db.tables.*.."));

    static final Path DOCUMENT = Path.of("../docs/ARCHITECTURE.md");

    /// Allowed to nearly everybody; arrows to them would hide all others.
    private static final Set<String> GROUND = Set.of("kernel", "config", "db", "web");

    private static final String BEGIN = "<!-- map of the modules: ./weiche generate-map -->\n";
    private static final String END = "<!-- end of the map -->";
    private static final Pattern OWNS = Pattern.compile("Owns: ([^.]+?)\\s*(?:\\(|\\.)");

    private final Map<String, Module> modules = new TreeMap<>();

    /// @param uses null: everything
    private record Module(String purpose, String tables, Set<String> uses) {}

    private ModuleMap() throws IOException {
        for (var module : MODULES) {
            var name = module.getIdentifier().toString();
            var words = words(name);
            modules.put(name, new Module(firstSentence(words), tables(words), uses(name)));
        }
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(DOCUMENT, drawnInto(Files.readString(DOCUMENT)));
    }

    /// The document with its map drawn anew.
    static String drawnInto(String document) throws IOException {
        var begin = document.indexOf(BEGIN);
        var end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("docs/ARCHITECTURE.md has no place for the map");
        }
        var map = new ModuleMap();
        return document.substring(0, begin) + BEGIN + map.picture() + map.table() + document.substring(end);
    }

    /// Which modules say that they own a table.
    static Map<String, List<String>> owners() throws IOException {
        var owners = new TreeMap<String, List<String>>();
        new ModuleMap().modules.forEach((name, module) -> {
            for (var table : module.tables().split(", ")) {
                owners.computeIfAbsent(table, _ -> new ArrayList<>()).add(name);
            }
        });
        return owners;
    }

    private static String words(String module) throws IOException {
        var lines = Files.readAllLines(Path.of("src/main/java/io/weiche", module, "package-info.java"));
        return String.join(
                " ",
                lines.stream()
                        .filter(line -> line.startsWith("///"))
                        .map(line -> line.substring(3).strip())
                        .toList());
    }

    private static String firstSentence(String words) {
        return words.split("(?<=\\.) ")[0];
    }

    private static String tables(String words) {
        var owned = OWNS.matcher(words);
        return owned.find() ? owned.group(1).strip() : "";
    }

    private static Set<String> uses(String module) {
        try {
            var declared =
                    Class.forName("io.weiche." + module + ".package-info").getAnnotation(ApplicationModule.class);
            if (declared == null) {
                return null;
            }
            var uses = new TreeSet<String>();
            for (var dependency : declared.allowedDependencies()) {
                uses.add(dependency.split(" :: ")[0]);
            }
            return uses;
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /// Arrows that follow from others are left out.
    private String picture() {
        var lines = new ArrayList<String>();
        modules.forEach((name, module) -> {
            if (module.uses() != null && !GROUND.contains(name)) {
                var direct = new TreeSet<>(module.uses());
                direct.removeAll(GROUND);
                for (var other : module.uses()) {
                    direct.removeAll(below(other));
                }
                direct.forEach(other -> lines.add("    " + name + " --> " + other + "\n"));
            }
        });
        return "```mermaid\ngraph TD\n" + String.join("", lines) + "```\n\n";
    }

    private Set<String> below(String name) {
        var below = new HashSet<String>();
        var uses = modules.get(name).uses();
        if (uses != null) {
            for (var other : uses) {
                below.add(other);
                below.addAll(below(other));
            }
        }
        return below;
    }

    private int height(String name) {
        var uses = modules.get(name).uses();
        return uses == null
                ? Integer.MAX_VALUE
                : uses.stream().mapToInt(other -> height(other) + 1).max().orElse(0);
    }

    private String table() {
        var highestFirst = modules.keySet().stream()
                .sorted(Comparator.comparingInt(this::height).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        var rows = new StringBuilder("| module | what for | owns | may use |\n|---|---|---|---|\n");
        for (var name : highestFirst) {
            var module = modules.get(name);
            rows.append("| `%s` | %s | %s | %s |\n"
                    .formatted(name, module.purpose(), module.tables(), usesInWords(module)));
        }
        return rows.append('\n').toString();
    }

    private static String usesInWords(Module module) {
        if (module.uses() == null) {
            return "everything";
        }
        var above = new ArrayList<>(module.uses());
        above.removeAll(GROUND);
        var ground = new ArrayList<>(List.of("kernel", "config", "db", "web"));
        ground.retainAll(module.uses());
        above.addAll(ground);
        return String.join(", ", above);
    }
}
