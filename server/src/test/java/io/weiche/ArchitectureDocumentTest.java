package io.weiche;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.db.tables.DefaultSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The map in docs/ARCHITECTURE.md is the one the code declares.
class ArchitectureDocumentTest {
    @Test
    void theMapIsThatOfTheCode() throws IOException {
        var document = Files.readString(ModuleMap.DOCUMENT);
        assertThat(document).as("run ./weiche generate-map").isEqualTo(ModuleMap.drawnInto(document));
    }

    @Test
    void everyTableHasOneOwner() throws IOException {
        var owners = ModuleMap.owners();
        for (var table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            assertThat(owners.getOrDefault(table.getName(), List.of()))
                    .as("the modules whose package-info.java says that they own " + table.getName())
                    .hasSize(1);
        }
    }
}
