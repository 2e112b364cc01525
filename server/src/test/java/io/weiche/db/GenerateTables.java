package io.weiche.db;

import io.weiche.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Locale;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Target;

/// Generates Java classes from the migrated database. Run by `./weiche generate-tables`.
public final class GenerateTables {
    private GenerateTables() {}

    /// @param args a directory instead of that of the sources
    public static void main(String[] args) throws Exception {
        into(Path.of(args.length == 0 ? "src/main/jooq" : args[0]));
    }

    private static void into(Path directory) throws Exception {
        var locale = Locale.getDefault();
        // the generator names classes by the rules of the default language, and a Turkish I is another letter
        Locale.setDefault(Locale.ROOT);
        try (var connection = TestDatabase.get().openAsOwner()) {
            var tool = new GenerationTool();
            tool.setConnection(connection);
            tool.run(new Configuration()
                    .withGenerator(new Generator()
                            .withDatabase(new org.jooq.meta.jaxb.Database()
                                    .withName("org.jooq.meta.postgres.PostgresDatabase")
                                    .withInputSchema("weiche")
                                    .withOutputSchemaToDefault(true)
                                    .withIncludes(".*")
                                    .withExcludes(
                                            "flyway_schema_history|fence|refresh_statistics|index_custom_values|audit_hash|audit_append|scheduled_tasks")
                                    .withIncludeSystemSequences(true))
                            .withGenerate(new Generate().withGeneratedAnnotation(false))
                            .withTarget(new Target()
                                    .withPackageName("io.weiche.db.tables")
                                    .withDirectory(directory.toString()))));
        } finally {
            Locale.setDefault(locale);
        }
    }
}
