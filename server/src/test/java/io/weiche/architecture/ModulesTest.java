package io.weiche.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import io.weiche.ModuleMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/// The map of the house: what the modules are, what they may use and what they own.
class ModulesTest {
    private static final Pattern OWNS = Pattern.compile("Owns: ([a-z_, \\n/]+)");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ModuleMap.MODULES.verify();
    }

    /// Without a list a module may use everything, and the map is no map.
    @Test
    void everyModuleDeclaresWhatItUses() throws ClassNotFoundException {
        var silent = new ArrayList<String>();
        for (var source : Code.sources()) {
            var module = Code.MAIN.relativize(source.getParent()).toString();
            // commands start everything, so they may use everything
            if (source.endsWith("package-info.java") && !module.contains("/") && !module.equals("commands")) {
                var declared =
                        Class.forName("io.weiche." + module + ".package-info").getAnnotation(ApplicationModule.class);
                if (declared == null
                        || List.of(declared.allowedDependencies()).contains(ApplicationModule.OPEN_TOKEN)) {
                    silent.add(module);
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void nullsAreSaidEverywhere() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .and()
                .resideOutsideOfPackage("io.weiche.db.tables..")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .because("a type that may be null says so, and the compiler checks it only where packages are marked")
                .check(Code.CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var silent = Code.sources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !directory.equals(Code.MAIN))
                .filter(directory -> Files.notExists(directory.resolve("package-info.java")))
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void aPackageIsASubjectAndNoTechnique() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..service..",
                        "..services..",
                        "..model..",
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..impl..",
                        "..repository..",
                        "..dto..",
                        "..helper..",
                        "..misc..",
                        "..core..")
                .because("such names say how and not what, and collect everything")
                .check(Code.CLASSES);
    }

    @Test
    void theKernelKnowsNoTechnique() {
        noClasses()
                .that()
                .resideInAPackage("io.weiche.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.jooq..", "java.sql..", "jakarta..", "tools.jackson..")
                .because("its words are shared by everything and can be tested in microseconds")
                // the module map is Modulith's
                .check(Code.CLASSES.that(DescribedPredicate.describe(
                        "no front page", type -> !type.getSimpleName().equals("package-info"))));
    }

    @Test
    void everyTableHasOneOwnerAndNobodyElseTouchesItWithoutAReason() {
        var owners = TableUse.owners();
        var unowned = TableUse.tables().stream()
                .filter(table -> !owners.containsKey(table))
                .toList();
        assertThat(unowned)
                .as("tables whose owner says so in package-info.java")
                .isEmpty();
        assertThat(TableUse.foreign())
                .as("somebody else's tables, beside the named exceptions")
                .isEmpty();
    }

    /// Two modules that both say they own a table.
    @Test
    void noTableHasTwoOwners() {
        var claimed = Code.sources().stream()
                .filter(source -> source.endsWith("package-info.java"))
                .flatMap(source -> OWNS.matcher(Code.text(source))
                        .results()
                        .flatMap(found -> TableUse.words(found.group(1)).stream()))
                .collect(Collectors.groupingBy(table -> table, Collectors.counting()));
        assertThat(new TreeSet<>(claimed.entrySet().stream()
                        .filter(claim -> claim.getValue() > 1)
                        .map(java.util.Map.Entry::getKey)
                        .toList()))
                .isEmpty();
    }
}
