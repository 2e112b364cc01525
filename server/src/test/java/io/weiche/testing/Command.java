package io.weiche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program in a process of its own, beside the server of the tests.
public final class Command {
    private Command() {}

    public record Result(int code, String out, String err) {
        public Result succeeded() {
            assertThat(code).as(out + err).isZero();
            return this;
        }
    }

    public static Result java(Class<?> program, Map<String, String> environment, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-Duser.country=US",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(words));
        try {
            var out = Files.createTempFile("command", ".out");
            var err = Files.createTempFile("command", ".err");
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            // settings of the tests are none of a program's
            builder.environment()
                    .keySet()
                    .removeIf(name ->
                            name.startsWith("WEICHE_") && !program.getName().contains("GenerateTables"));
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the program does not end: " + Files.readString(err));
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
