package io.weiche.imports;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Patience;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Sends files in and waits for what becomes of them.
final class Files {
    private static final List<String> WORKING = List.of("REHEARSING", "RUNNING", "UNDOING");

    private Files() {}

    static Api.Answer upload(Api api, String kind, byte[] file) {
        return upload(api, kind, file, "");
    }

    static Api.Answer upload(Api api, String kind, byte[] file, String more) {
        return Api.rawBytes(
                "POST",
                api.server() + "/api/v1/imports?fileName=datei.csv&kind=" + kind + more,
                file,
                Map.of("Authorization", "Bearer " + api.token(), "Content-Type", "application/octet-stream"));
    }

    static long read(Api api, String kind, String... lines) {
        return upload(api, kind, text(StandardCharsets.UTF_8, lines)).is(201).id();
    }

    static byte[] text(Charset charset, String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(charset);
    }

    /// What the columns are taken for, by their names.
    static Map<String, String> suggested(Api api, long id) {
        var run = api.get("/imports/" + id).is(200).json();
        var suggestions = api.get("/imports/" + id + "/preview").is(200).json().path("suggestions");
        var meanings = new HashMap<String, String>();
        for (int i = 0; i < suggestions.size(); i++) {
            if (!suggestions.get(i).isNull()) {
                meanings.put(
                        run.path("columns").get(i).asString(),
                        suggestions.get(i).asString());
            }
        }
        return meanings;
    }

    /// The plan that is suggested.
    static String plan(Api api, long id, String more) {
        var suggestions = api.get("/imports/" + id + "/preview").is(200).json().path("suggestions");
        var mapping = StreamSupport.stream(suggestions.spliterator(), false)
                .map(JsonNode::toString)
                .toList();
        return Json.of("{'mapping':[" + assignments(mapping) + "]" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    private static String assignments(List<String> targets) {
        return java.util.stream.IntStream.range(0, targets.size())
                .filter(column -> !targets.get(column).equals("null"))
                .mapToObj(column -> "{'column':" + column + ",'target':" + targets.get(column) + "}")
                .collect(Collectors.joining(","));
    }

    static JsonNode rehearse(Api api, long id, String more) {
        api.post("/imports/" + id + "/rehearsal", plan(api, id, more)).is(202);
        return await(api, id);
    }

    static JsonNode run(Api api, long id, String more) {
        api.post("/imports/" + id + "/run", plan(api, id, more)).is(202);
        return await(api, id);
    }

    static JsonNode undo(Api api, long id) {
        api.post("/imports/" + id + "/undo", null).is(202);
        return await(api, id);
    }

    static JsonNode await(Api api, long id) {
        return Patience.await(
                "the import " + id + " ends",
                () -> api.get("/imports/" + id).is(200).json(),
                run -> !WORKING.contains(run.path("status").asString()));
    }

    /// The four figures of a run: made, filled in, left out, faulty.
    static List<Long> figures(JsonNode run) {
        return List.of(
                run.path("made").longValue(),
                run.path("updated").longValue(),
                run.path("skipped").longValue(),
                run.path("failed").longValue());
    }

    static Map<String, Long> problems(JsonNode run) {
        var problems = new HashMap<String, Long>();
        run.path("problems")
                .forEach(one -> problems.put(
                        (one.path("field").isNull() ? "" : one.path("field").asString() + ":")
                                + one.path("code").asString(),
                        one.path("count").longValue()));
        return problems;
    }
}
